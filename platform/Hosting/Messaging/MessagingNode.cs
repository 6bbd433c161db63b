using Exchange.Hosting.Messaging.Pipes;

namespace Exchange.Hosting.Messaging;

/// <summary>Who this node is to the exchange.</summary>
internal sealed class MessagingNode
{
    public MessagingNode(string name, string department, IReadOnlyCollection<string> serves, bool gateway, IMessageRoutes routes)
    {
        Name = name;
        Topology = new NodeTopology(
            name,
            routes.All.Any(route => route.IsLetter) ? LetterKeys.Served(department, serves, gateway) : [],
            [.. routes.All.Where(route => !route.IsLetter).Select(route => route.Type).Distinct()]);
    }

    /// <summary>Name of the node; receipts come back to it.</summary>
    public string Name { get; }

    public NodeTopology Topology { get; }

    /// <summary>
    /// Whether letters to an office are this node's. A broker keeps the bindings of a division that has since moved to another node.
    /// </summary>
    public bool Serves(Office office) => Topology.LetterKeys.Any(pattern => RoutingPattern.Matches(pattern, LetterKeys.Of(office)));
}
