namespace Exchange.Grpc.OpenApi;

/// <summary>A language that the documents are written in.</summary>
internal enum Language
{
    /// <summary>Chinese (zh-CN); what has no Chinese text stays as the contract has it.</summary>
    Chinese,

    /// <summary>English, the language of the contracts' comments.</summary>
    English,
}
