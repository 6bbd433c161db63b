namespace Exchange.Cli.Terminal;

/// <summary>The languages of the command line. Chinese comes first, as it does for the users.</summary>
internal enum Language
{
    Chinese,
    English,
}
