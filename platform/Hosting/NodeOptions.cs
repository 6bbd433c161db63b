namespace Exchange.Hosting;

/// <summary>
/// The settings of one node: the section <c>Exchange</c> of its configuration. Every zero value works or is refused at start by
/// name.
/// </summary>
public sealed class NodeOptions
{
    /// <summary>The section these options are bound from.</summary>
    public const string Section = "Exchange";

    /// <summary>
    /// Name of this node, unique in the province, e.g. <c>civilaffairs-shenyang</c>: 1–63 of a–z, 0–9 and hyphen. It names the
    /// node's queues, its signing key and its lines in logs.
    /// </summary>
    public string Node { get; set; } = "";

    /// <summary>Addresses to serve gRPC on, separated by semicolons. Port 0 asks for a free port. Plaintext only on loopback.</summary>
    public string Listen { get; set; } = "http://127.0.0.1:0";

    /// <summary>
    /// Addresses to serve JSON over HTTP on, and nothing else, separated by semicolons; empty for none. HTTP/1.1 in plaintext, only on
    /// loopback; HTTP/1.1 and HTTP/2 under mutual TLS.
    /// </summary>
    public string JsonListen { get; set; } = "";

    /// <summary>Optional address of an HTTP/1 listener for <c>/health/live</c> and <c>/health/ready</c>; empty for none.</summary>
    public string HealthListen { get; set; } = "";

    /// <summary>Division prefixes served, e.g. <c>2101</c>: 2, 4, 6, 9 or 12 digits. Empty: serves none, receives no letters.</summary>
    public List<string> Serves { get; set; } = [];

    /// <summary>True for the node that receives letters for divisions outside the province.</summary>
    public bool Gateway { get; set; }

    public DatabaseOptions Database { get; set; } = new();
    public BusOptions Bus { get; set; } = new();
    public KeyOptions Keys { get; set; } = new();
    public TlsOptions Tls { get; set; } = new();
    public RpcOptions Rpc { get; set; } = new();
    public TelemetryOptions Telemetry { get; set; } = new();
    public FaultOptions Faults { get; set; } = new();

    /// <summary>
    /// Addresses of the departments that this node calls, by department, e.g. <c>publicsecurity</c> →
    /// <c>http://127.0.0.1:5301</c>. Several instances of one node are separated by semicolons; calls go to them in turn, and only
    /// to those that can be reached.
    /// </summary>
    public Dictionary<string, string> Departments { get; set; } = [];
}

/// <summary>Where a node keeps its state.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>sqlite</c> (embedded) or <c>postgres</c>.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>SQLite: <c>Data Source=FILE</c>. PostgreSQL: an Npgsql connection string.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How often a unit of work is run before a transient database error reaches the caller, 1–10.</summary>
    public int Attempts { get; set; } = 4;

    /// <summary>For how many days a write's answer is remembered, so that its retry gets it again; 1–3650.</summary>
    public int KeepRequestsDays { get; set; } = 30;

    internal bool IsPostgres => Provider == "postgres";
}

/// <summary>What carries letters and events.</summary>
public sealed class BusOptions
{
    /// <summary><c>inmemory</c> (all nodes in one process) or <c>rabbitmq</c>.</summary>
    public string Transport { get; set; } = "inmemory";

    /// <summary>RabbitMQ: <c>amqp://user:password@host:port/vhost</c> (<c>amqps</c> for TLS).</summary>
    public string Uri { get; set; } = "";
}

/// <summary>Where the node's keys are.</summary>
public sealed class KeyOptions
{
    /// <summary>Folder written by <c>NodeKeys.Create</c>: shared vault keys, this node's signing key, everybody's public keys.</summary>
    public string Directory { get; set; } = "";
}

/// <summary>Mutual TLS: all three files or none. Without them the node listens on loopback alone.</summary>
public sealed class TlsOptions
{
    /// <summary>PEM file with the node's certificate (and intermediates).</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file with the certificate's private key.</summary>
    public string Key { get; set; } = "";

    /// <summary>
    /// PEM file with the authority that callers' certificates must descend from; also trusted for the departments this node
    /// calls.
    /// </summary>
    public string ClientCa { get; set; } = "";

    /// <summary>
    /// File of revoked certificates: serial numbers in hexadecimal, one a line, remarks after #. A change counts within seconds, for open
    /// connections at their next call. Empty: none are revoked.
    /// </summary>
    public string Revoked { get; set; } = "";

    internal bool IsConfigured => Certificate.Length > 0 || Key.Length > 0 || ClientCa.Length > 0;
}

/// <summary>Limits of gRPC calls.</summary>
public sealed class RpcOptions
{
    /// <summary>Deadline given to a call that brings none, in seconds, 1–600.</summary>
    public int DefaultDeadlineSeconds { get; set; } = 30;

    /// <summary>Longest deadline of a unary call, in seconds; a longer one is cut to it. 1–3600.</summary>
    public int LongestDeadlineSeconds { get; set; } = 300;

    /// <summary>Longest life of a streaming call, in seconds; the client then reconnects. 1–86400.</summary>
    public int LongestStreamSeconds { get; set; } = 3600;

    /// <summary>Largest request, in bytes, 1 KiB–64 MiB.</summary>
    public int LargestRequestBytes { get; set; } = 4 * 1024 * 1024;
}

/// <summary>Where traces, metrics and logs go besides the console.</summary>
public sealed class TelemetryOptions
{
    /// <summary>OTLP endpoint (gRPC), e.g. <c>http://127.0.0.1:4317</c>; empty: none.</summary>
    public string Endpoint { get; set; } = "";
}

/// <summary>Faults injected on purpose, to see what survives them (docs/decisions/0013). Off, and refused off loopback.</summary>
public sealed class FaultOptions
{
    /// <summary>
    /// Folder in which files arm faults: one named after a failpoint (<c>before-commit</c>, …) kills the node when it gets there, <c>clock</c>
    /// sets its clock wrong by so many seconds. Empty: no faults.
    /// </summary>
    public string Directory { get; set; } = "";

    internal bool AreOn => Directory.Length > 0;
}
