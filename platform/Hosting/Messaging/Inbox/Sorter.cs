using Exchange.Contracts.Type.V1;
using Google.Protobuf;

namespace Exchange.Hosting.Messaging;

/// <summary>Finds out what is to be done for a received message. It needs no database, so what cannot be read stops nobody.</summary>
internal sealed class Sorter(IMessageRoutes routes, ReceiptDesk receipts, MessagingNode node)
{
    private readonly ILookup<string, MessageRoute> _routes = routes.All.ToLookup(route => route.Type);

    public IEnumerable<Item> Sort(WireMessage message, string? defect)
    {
        if (defect is not null) return [new Unreadable(message, defect)];
        if (message.Type == Receipt.Descriptor.FullName) return [receipts.Read(message)];
        return _routes.Contains(message.Type)
            ? _routes[message.Type].Select(route => Sort(message, route))
            : [new Unreadable(message, $"this node has no handler for {message.Type}")];
    }

    private Item Sort(WireMessage message, MessageRoute route)
    {
        try
        {
            var addresses = route.IsLetter ? Read(message) : default;
            return new Work(message, route, route.Parse(message.Body), addresses);
        }
        catch (InvalidProtocolBufferException)
        {
            return new Unreadable(message, $"the body is no {message.Type}");
        }
        catch (FormatException malformed)
        {
            return new Unreadable(message, malformed.Message);
        }
    }

    private Addresses Read(WireMessage message)
    {
        if (message.Subject.Length == 0) throw new FormatException($"{WireHeaders.Subject} is missing");
        var addressee = Address(WireHeaders.Addressee, message.Addressee);
        return node.Serves(addressee)
            ? new Addresses(Address(WireHeaders.Sender, message.Sender), addressee)
            : throw new FormatException($"this node does not serve {addressee}");
    }

    private static Office Address(string header, string text)
    {
        if (text.Length == 0) throw new FormatException($"{header} is missing");
        try
        {
            return Office.Parse(text);
        }
        catch (FormatException)
        {
            throw new FormatException($"{header} is no office: expected department/division");
        }
    }
}
