using System.Collections;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Exchange.Hosting.Start;

/// <summary>
/// Binds sections of the configuration to options and reports what does not fit: unknown keys, values of the wrong type, broken
/// annotations.
/// </summary>
internal static class SettingBinder
{
    public static TOptions Bind<TOptions>(IConfiguration configuration, string section, SettingErrors errors, params string[] otherSections)
        where TOptions : class, new()
    {
        var options = new TOptions();
        var values = configuration.GetSection(section);
        ReportUnknown(values, typeof(TOptions), otherSections, errors);
        try
        {
            values.Bind(options);
        }
        catch (InvalidOperationException e)
        {
            errors.Add(section, $"取值的类型不对：{e.Message}", $"A value has the wrong type: {e.Message}");
            return new TOptions();
        }

        Validate(options, section, errors);
        return options;
    }

    private static void Validate(object options, string section, SettingErrors errors)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        foreach (var result in results)
        {
            var setting = string.Join(", ", result.MemberNames.Select(member => $"{section}:{member}").DefaultIfEmpty(section));
            errors.Add(setting, $"取值不符合要求：{result.ErrorMessage}", $"{result.ErrorMessage}");
        }

        foreach (var property in options.GetType().GetProperties().Where(p => IsSection(p.PropertyType)))
        {
            if (property.GetValue(options) is { } nested)
                Validate(nested, $"{section}:{property.Name}", errors);
        }
    }

    /// <summary>A misspelt key would otherwise be a setting that silently is not made.</summary>
    private static void ReportUnknown(IConfigurationSection section, Type type, string[] otherSections, SettingErrors errors)
    {
        foreach (var child in section.GetChildren().Where(child => !otherSections.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var property = type.GetProperties().FirstOrDefault(p => string.Equals(p.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                var known = string.Join(", ", type.GetProperties().Select(p => p.Name));
                errors.Add(child.Path, $"没有这一配置项，请检查拼写。可用：{known}。", $"There is no such setting; check the spelling. Known: {known}.");
            }
            else if (IsSection(property.PropertyType))
            {
                ReportUnknown(child, property.PropertyType, [], errors);
            }
        }
    }

    private static bool IsSection(Type type) => type.IsClass && type != typeof(string) && !typeof(IEnumerable).IsAssignableFrom(type);
}
