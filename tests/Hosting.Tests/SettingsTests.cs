using Exchange.Hosting.Security;
using Exchange.Hosting.Tests.Rpc;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;

namespace Exchange.Hosting.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _settings;

    public SettingsTests()
    {
        NodeKeys.Create(_folder.File("keys"), ["a"]);
        _settings = new()
        {
            ["Exchange:Node"] = "a",
            ["Exchange:Database:ConnectionString"] = $"Data Source={_folder.File("node.db")}",
            ["Exchange:Keys:Directory"] = _folder.File("keys"),
        };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_least_settings_suffice()
    {
        await using var app = NodeHost.Build<StubNode, NotesDb>(_settings);
        await app.StartAsync();
        app.Urls.ShouldHaveSingleItem().ShouldStartWith("http://127.0.0.1:");
        await app.StopAsync();
    }

    [Theory]
    [InlineData("Exchange:Node", "")]
    [InlineData("Exchange:Node", "Shenyang")]
    [InlineData("Exchange:Serves:0", "21010")]
    [InlineData("Exchange:Serves:0", "沈阳")]
    [InlineData("Exchange:Listen", "")]
    [InlineData("Exchange:Listen", "http://0.0.0.0:5301")]
    [InlineData("Exchange:Listen", "http://*:5301")]
    [InlineData("Exchange:Listen", "http://127.0.0.1:0;http://10.0.0.1:5301")]
    [InlineData("Exchange:Listen", "https://127.0.0.1:0")]
    [InlineData("Exchange:Listen", "ftp://127.0.0.1")]
    [InlineData("Exchange:JsonListen", "http://0.0.0.0:5110")]
    [InlineData("Exchange:JsonListen", "http://127.0.0.1:0;nonsense")]
    [InlineData("Exchange:JsonListen", "https://127.0.0.1:0")]
    [InlineData("Exchange:HealthListen", "http://0.0.0.0:80")]
    [InlineData("Exchange:Database:Provider", "oracle")]
    [InlineData("Exchange:Database:ConnectionString", "")]
    [InlineData("Exchange:Database:ConnectionString", "Data Source=:memory:")]
    [InlineData("Exchange:Database:ConnectionString", "nonsense")]
    [InlineData("Exchange:Bus:Transport", "kafka")]
    [InlineData("Exchange:Keys:Directory", "")]
    [InlineData("Exchange:Keys:Directory", "/nowhere")]
    [InlineData("Exchange:Departments:education", "somewhere")]
    [InlineData("Exchange:Departments:education", "")]
    [InlineData("Exchange:Departments:education", "http://127.0.0.1:1;somewhere")]
    [InlineData("Exchange:Departments:education", "http://127.0.0.1:1;https://127.0.0.1:2")]
    [InlineData("Exchange:Departments:education", "http://127.0.0.1:1;http://127.0.0.1:1")]
    [InlineData("Exchange:Rpc:DefaultDeadlineSeconds", "0")]
    [InlineData("Exchange:Tls:Key", "/nowhere.key")]
    [InlineData("Exchange:Tls:Revoked", "/nowhere")]
    [InlineData("Exchange:Telemetry:Endpoint", "nowhere")]
    [InlineData("Exchange:Faults:Directory", "/nowhere")]
    public void A_wrong_setting_is_named_in_both_languages(string key, string value)
    {
        _settings[key] = value;

        var errors = Should.Throw<NodeSettingsException>(() => NodeHost.Build<StubNode, NotesDb>(_settings)).Errors;

        errors.ShouldAllBe(e => e.Contains(key, StringComparison.Ordinal) || key == "Exchange:Tls:Key" || key == "Exchange:Node");
        errors.ShouldContain(e => e.StartsWith(key + "：", StringComparison.Ordinal) && e.Contains('\n'));
    }

    [Theory]
    [InlineData("Exchange:Databse:Provider", "Exchange:Databse")]
    [InlineData("Exchange:Database:Conection", "Exchange:Database:Conection")]
    public void A_misspelt_setting_is_named(string key, string named)
    {
        _settings[key] = "x";

        Should.Throw<NodeSettingsException>(() => NodeHost.Build<StubNode, NotesDb>(_settings)).Errors.ShouldHaveSingleItem().ShouldStartWith(named + "：");
    }

    [Fact]
    public void Faults_are_refused_off_loopback()
    {
        _settings["Exchange:Faults:Directory"] = _folder.Path;
        NodeHost.Build<StubNode, NotesDb>(_settings).ShouldNotBeNull();
        _settings["Exchange:HealthListen"] = "http://0.0.0.0:5390";

        Should.Throw<NodeSettingsException>(() => NodeHost.Build<StubNode, NotesDb>(_settings)).Errors
            .ShouldContain(e => e.StartsWith("Exchange:Faults:Directory：", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_an_error_of_the_setting()
    {
        _settings["Exchange:Gateway"] = "perhaps";

        Should.Throw<NodeSettingsException>(() => NodeHost.Build<StubNode, NotesDb>(_settings)).Message.ShouldContain("Exchange:Gateway");
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        _settings["Exchange:Node"] = "";
        _settings["Exchange:Bus:Transport"] = "kafka";

        var message = Should.Throw<NodeSettingsException>(() => NodeHost.Build<StubNode, NotesDb>(_settings)).Message;

        message.ShouldContain("Exchange:Node：");
        message.ShouldContain("Exchange:Bus:Transport：");
    }
}
