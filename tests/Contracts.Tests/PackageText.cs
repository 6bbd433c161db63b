using System.Globalization;
using System.Text;
using Exchange.Contracts.Type.V1;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Exchange.Contracts.Tests;

/// <summary>Writes down what a package is on the wire: one line for each thing that another department relies on.</summary>
internal sealed class PackageText
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithTypeRegistry(Packages.Registry));

    private readonly StringBuilder _text = new();
    private readonly string _package;

    private PackageText(string package) => _package = package;

    /// <summary>The text of a package, always the same for the same contract.</summary>
    public static string Of(string package)
    {
        var files = Packages.Files.Where(file => file.Package == package).ToList();
        var text = new PackageText(package);
        text.Line(0, $"package {package}");
        var messages = files.SelectMany(file => Packages.WithNested(file.MessageTypes)).ToList();
        foreach (var service in ByName(files.SelectMany(file => file.Services)))
            text.Service(service);
        foreach (var message in ByName(messages))
            text.Message(message);
        foreach (var type in ByName([.. files.SelectMany(file => file.EnumTypes), .. messages.SelectMany(message => message.EnumTypes)]))
            text.Enum(type);
        foreach (var extension in files.SelectMany(file => file.Extensions.UnorderedExtensions).OrderBy(extension => extension.FieldNumber))
            text.Extension(extension);
        return text._text.ToString();
    }

    private void Service(ServiceDescriptor service)
    {
        Line(0, "");
        Line(0, $"service {Short(service)}");
        foreach (var method in service.Methods)
        {
            var (takes, gives) = (method.IsClientStreaming ? "stream " : "", method.IsServerStreaming ? "stream " : "");
            Line(1, $"{method.Name}({takes}{Short(method.InputType)}) returns ({gives}{Short(method.OutputType)})");
            var options = method.GetOptions() ?? new();
            Line(2, $"idempotency_level {Name(MethodOptions.Descriptor, "idempotency_level", (int)options.IdempotencyLevel)}");
            if (options.GetExtension(AnnotationsExtensions.Http) is { } rule)
                foreach (var binding in rule.AdditionalBindings.Prepend(rule))
                    Line(2, $"http {HttpText.Of(binding)}");
        }
    }

    private void Message(MessageDescriptor message)
    {
        Line(0, "");
        Line(0, $"message {Short(message)}");
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            var sample = Canonical.With(field);
            Line(1, $"{field.FieldNumber} {field.Name}: {FieldText.Of(field, Short)}");
            Line(2, Convert.ToHexStringLower(sample.ToByteArray()));
            Line(2, Json.Format(sample)[2..^2]);
        }
        Reserved(message.ToProto().ReservedName, message.ToProto().ReservedRange.Select(range => (range.Start, range.End - 1)));
    }

    private void Enum(EnumDescriptor type)
    {
        Line(0, "");
        Line(0, $"enum {Short(type)}");
        foreach (var value in type.Values)
        {
            var says = value.GetOptions()?.GetExtension(ErrorExtensions.Error);
            Line(1, $"{value.Number} {value.Name}{(says is null ? "" : $": {Name(ErrorDescription.Descriptor, "code", (int)says.Code)}")}");
            if (says is null)
                continue;
            Line(2, says.Zh);
            Line(2, says.En);
        }
        Reserved(type.ToProto().ReservedName, type.ToProto().ReservedRange.Select(range => (range.Start, range.End)));
    }

    private void Extension(FieldDescriptor extension)
    {
        Line(0, "");
        var type = FieldText.Of(extension, Short);
        Line(0, $"extension {extension.FieldNumber} {extension.FullName}: {type} of {extension.ExtendeeType.FullName}");
    }

    private void Reserved(IEnumerable<string> names, IEnumerable<(int First, int Last)> numbers)
    {
        foreach (var (first, last) in numbers)
            Line(1, first == last ? $"reserved {first}" : $"reserved {first} to {last}");
        foreach (var name in names)
            Line(1, $"reserved {name}");
    }

    private static IEnumerable<T> ByName<T>(IEnumerable<T> things)
        where T : IDescriptor => things.OrderBy(thing => thing.FullName, StringComparer.Ordinal);

    // An enum value as the contracts spell it.
    private static string Name(MessageDescriptor holder, string field, int number) =>
        holder.FindFieldByName(field).EnumType.FindValueByNumber(number).Name;

    // Names of the package itself stand without it.
    private string Short(IDescriptor type) =>
        type.FullName.StartsWith(_package + ".", StringComparison.Ordinal) ? type.FullName[(_package.Length + 1)..] : type.FullName;

    private void Line(int depth, string text) =>
        _text.Append(CultureInfo.InvariantCulture, $"{new string(' ', text.Length == 0 ? 0 : depth * 2)}{text}\n");
}
