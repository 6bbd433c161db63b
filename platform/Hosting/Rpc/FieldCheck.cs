using Google.Rpc;

namespace Exchange.Hosting.Rpc;

/// <summary>Collects what is wrong with a request, so that its caller learns all of it at once.</summary>
public sealed class FieldCheck
{
    /// <summary>More than these are counted, not listed: trailers are headers, and clients refuse long ones.</summary>
    private const int Listed = 20;

    private List<(ReasonEntry Reason, Dictionary<string, string> Metadata)>? _violations;

    /// <summary>True when nothing was found wrong.</summary>
    public bool IsClean => _violations is null;

    /// <summary>Notes a violation unless the condition holds.</summary>
    /// <param name="holds">What must be so.</param>
    /// <param name="reason">Why the field is refused otherwise.</param>
    /// <param name="field">Path of the field in the request: <c>child.citizen_id</c>.</param>
    /// <param name="detail">Fills <c>{detail}</c> in the reason's texts; never the value of a personal field.</param>
    /// <returns>The condition, so that checks can be chained.</returns>
    public bool Require<TReason>(bool holds, TReason reason, string field, string? detail = null)
        where TReason : struct, Enum
    {
        if (!holds)
            Add(reason, field, detail);
        return holds;
    }

    /// <summary>Notes a violation.</summary>
    public void Add<TReason>(TReason reason, string field, string? detail = null)
        where TReason : struct, Enum
    {
        var metadata = new Dictionary<string, string> { ["field"] = field };
        if (detail is not null)
            metadata["detail"] = detail;
        (_violations ??= []).Add((Reasons.Of(reason), metadata));
    }

    /// <summary>Refuses the call if anything was found: reason and code are those of the first violation, BadRequest lists them.</summary>
    /// <exception cref="FaultException">A check failed.</exception>
    public void ThrowIfAny()
    {
        if (ToFault() is { } fault)
            throw fault;
    }

    internal FaultException? ToFault()
    {
        if (_violations is null)
            return null;
        var (reason, metadata) = _violations[0];
        if (_violations.Count > Listed)
            metadata["violations"] = $"{_violations.Count}";
        var request = new BadRequest();
        request.FieldViolations.AddRange(_violations.Take(Listed).Select(v => new BadRequest.Types.FieldViolation
        {
            Field = v.Metadata["field"],
            Reason = v.Reason.Name,
            Description = Fault.Fill(v.Reason.Description.En, v.Metadata),
            LocalizedMessage = Fault.Chinese(v.Reason, v.Metadata),
        }));
        return Fault.Make(reason, metadata, request);
    }
}
