namespace Exchange.Standards;

/// <summary>Who answers for a figure.</summary>
public enum ParameterOrigin
{
    /// <summary>P: the provincial report that the programme implements.</summary>
    Report,

    /// <summary>L: a law or a national document, named by the source.</summary>
    Law,

    /// <summary>A: an assumption of ours. Whatever used it is provisional and must say so wherever a person sees it.</summary>
    Assumption,
}
