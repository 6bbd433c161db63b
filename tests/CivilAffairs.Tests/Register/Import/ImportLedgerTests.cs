using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Google.Protobuf;
using Grpc.Core;
using static Exchange.Contracts.CivilAffairs.V1.ImportLedgerResponse;

namespace Exchange.CivilAffairs.Tests.Register.Import;

public sealed class ImportLedgerTests : IAsyncLifetime
{
    private LedgerNode _node = null!;

    // The node's clock stands at 2025-07-15.
    public async Task InitializeAsync() => _node = await LedgerNode.StartAsync(new Dictionary<string, string?>
    {
        ["CivilAffairs:Import:BatchRows"] = "7",
        ["CivilAffairs:Import:LargestFileBytes"] = "2000000",
    });

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task Good_rows_go_in_and_bad_rows_come_back_with_their_reasons()
    {
        var outcome = await ImportAsync(RawWorkbook.Of(
            ["台账"], Ledgers.Header, Row(1), Row(2), ["", Ledgers.Id(3), "某某县", "210103"], Row(1), Row(4), ["甲", "2.19901E+17", "211224", "210103"]));

        outcome.Summary.ShouldBe(new ImportSummary { RowCount = 6, EnteredCount = 3, RefusedCount = 3 });
        outcome.Refused.Select(row => $"{row.Row} {string.Join(' ', row.Errors.Select(error => error.Reason))}")
            .ShouldBe(["5 DIVISION_UNKNOWN CELL_REQUIRED", "6 ROW_DUPLICATE", "8 CITIZEN_ID_EXCEL_ROUNDED"]);
        outcome.Refused[1].Errors[0].Text.ShouldContain("第 3 行");
        outcome.Progress[^1].ShouldBe(new ImportProgress { RowCount = 6, TotalRowCount = 6 });
        Ledgers.Texts(Ledgers.Open(outcome.Workbook)).Select(row => row[0]).ShouldBe(["原行号", "5", "6", "8"]);
        (await ListAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Importing_the_same_file_again_changes_nothing()
    {
        var file = RawWorkbook.Of(Enumerable.Range(1, 20).Select(Row).Append(["李小红", "", "", "210103", "未登记", "女", "2019-05-06"]).Prepend([.. Ledgers.Header, "户籍类型", "性别", "出生日期"]));
        (await ImportAsync(file)).Summary.ShouldBe(new ImportSummary { RowCount = 21, EnteredCount = 21 });
        var before = await ListAsync();

        (await ImportAsync(file)).Summary.ShouldBe(new ImportSummary { RowCount = 21, UnchangedCount = 21 });
        (await ListAsync()).Select(child => child.ChildId).ShouldBe(before.Select(child => child.ChildId), ignoreOrder: true);
    }

    [Fact]
    public async Task A_changed_row_updates_what_the_file_states_and_leaves_the_rest()
    {
        await ImportAsync(RawWorkbook.Of([.. Ledgers.Header, "详细地址", "联系电话"], [.. Row(1), "文萃路8号", "13000000000"]));
        (await ImportAsync(RawWorkbook.Of([.. Ledgers.Header, "联系电话"], [.. Row(1), "13111111111"]))).Summary.ShouldBe(new ImportSummary { RowCount = 1, UpdatedCount = 1 });

        var child = await _node.GetAsync((await ListAsync()).ShouldHaveSingleItem().ChildId);
        (child.ResidenceAddress, child.Guardian.Phone).ShouldBe(("文萃路8号", "13111111111"));
    }

    [Fact]
    public async Task Imported_children_are_verified_without_anybodys_doing()
    {
        await ImportAsync(RawWorkbook.Of(Ledgers.Header, Row(1)));
        var child = (await ListAsync()).ShouldHaveSingleItem();
        await Exchange.Testing.Eventually.TrueAsync(async () => (await _node.GetAsync(child.ChildId)).State is not (ChildState.Detected or ChildState.Verifying), "verified", 30);
    }

    [Fact]
    public async Task The_rows_before_the_damage_stay_and_are_counted()
    {
        var file = RawWorkbook.Of(Enumerable.Range(1, 3000).Select(Row).Prepend(Ledgers.Header));
        file.AsSpan(file.Length / 2, 30).Clear();
        var refusal = await RefusedAsync(file);
        refusal.Reason.ShouldBe("FILE_DAMAGED");
        var entered = int.Parse(refusal.Metadata["row_count"]);
        entered.ShouldBeInRange(100, 2900);

        var whole = await ImportAsync(RawWorkbook.Of(Enumerable.Range(1, 3000).Select(Row).Prepend(Ledgers.Header)));
        whole.Summary.ShouldBe(new ImportSummary { RowCount = 3000, UnchangedCount = entered, EnteredCount = 3000 - entered });
    }

    [Fact]
    public async Task A_file_of_another_county_is_refused_row_by_row_and_one_of_another_node_at_once()
    {
        var file = RawWorkbook.Of(Ledgers.Header, Row(1));
        (await ImportAsync(file, division: "210102")).Refused.ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Reason.ShouldBe("RESIDENCE_OUTSIDE");
        (await RefusedAsync(file, division: "2102")).Reason.ShouldBe("DIVISION_NOT_SERVED");
        (await RefusedAsync(file, division: "21")).Reason.ShouldBe("DIVISION_UNKNOWN");
        (await RefusedAsync(file, division: "2199")).Reason.ShouldBe("DIVISION_UNKNOWN");
    }

    [Fact]
    public async Task Files_that_cannot_be_imported_are_refused_as_a_whole()
    {
        (await RefusedAsync([])).Reason.ShouldBe("FILE_EMPTY");
        (await RefusedAsync(RawWorkbook.Of(Ledgers.Header))).Reason.ShouldBe("FILE_EMPTY");
        (await RefusedAsync(RawWorkbook.Of(Ledgers.Header, Row(1)), name: "台账.xlsm")).Reason.ShouldBe("FILE_FORMAT_UNSUPPORTED");
        (await RefusedAsync(RawWorkbook.Of(Ledgers.Header, Row(1)), sheet: "别的")).Reason.ShouldBe("SHEET_NOT_FOUND");
        (await RefusedAsync(RawWorkbook.Of(Ledgers.Header[1..], Row(1)[1..]))).Metadata["columns"].ShouldBe("姓名");
        (await RefusedAsync(new byte[2_000_001])).Reason.ShouldBe("FILE_TOO_LARGE");
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_out_of_order_are_refused()
    {
        (await ProtocolAsync()).ShouldBe("IMPORT_PROTOCOL");
        (await ProtocolAsync(new ImportLedgerRequest { Chunk = ByteString.CopyFromUtf8("x") })).ShouldBe("IMPORT_PROTOCOL");
        (await ProtocolAsync(Header(), Header())).ShouldBe("IMPORT_PROTOCOL");
        (await ProtocolAsync(Header(), new ImportLedgerRequest())).ShouldBe("IMPORT_PROTOCOL");
        (await ProtocolAsync(Header(), new ImportLedgerRequest { Chunk = ByteString.CopyFrom(new byte[(1 << 20) + 1]) })).ShouldBe("IMPORT_PROTOCOL");
        (await ProtocolAsync(Header(id: "17"))).ShouldBe("REQUEST_ID_INVALID");
        (await ProtocolAsync(Header(name: ""))).ShouldBe("FIELD_REQUIRED");
    }

    [Fact]
    public async Task A_cut_stream_enters_nothing_and_can_be_repeated()
    {
        var file = RawWorkbook.Of(Ledgers.Header, Row(1));
        using (var cut = _node.Register.ImportLedger())
        {
            await cut.RequestStream.WriteAsync(Header());
            await cut.RequestStream.WriteAsync(new ImportLedgerRequest { Chunk = ByteString.CopyFrom(file[..100]) });
        }

        (await ImportAsync(file)).Summary.EnteredCount.ShouldBe(1);
    }

    private static string[] Row(int person) => ["张小明", Ledgers.Id(person), "211224", "210103"];

    private static ImportLedgerRequest Header(string? id = null, string name = "台账.xlsx", string division = "2101", string sheet = "") => new()
    {
        Header = new LedgerHeader { RequestId = id ?? LedgerNode.NewRequest(), FileName = name, ResidenceDivision = division, SheetName = sheet },
    };

    private async Task<IReadOnlyList<Child>> ListAsync() => (await _node.Register.ListChildrenAsync(new ListChildrenRequest { PageSize = 1000 })).Children;

    private async Task<string> ProtocolAsync(params ImportLedgerRequest[] messages) => (await Refusal.OfAsync(SendAsync(messages))).Reason;

    private Task<Refusal> RefusedAsync(byte[] file, string division = "2101", string name = "台账.xlsx", string sheet = "") =>
        Refusal.OfAsync(ImportAsync(file, division, name, sheet));

    private Task<Outcome> ImportAsync(byte[] file, string division = "2101", string name = "台账.xlsx", string sheet = "") =>
        SendAsync([Header(null, name, division, sheet), .. file.Chunk(40_000).Select(chunk => new ImportLedgerRequest { Chunk = ByteString.CopyFrom(chunk) })]);

    private async Task<Outcome> SendAsync(ImportLedgerRequest[] messages)
    {
        using var call = _node.Register.ImportLedger();
        try
        {
            foreach (var message in messages)
                await call.RequestStream.WriteAsync(message);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // The service has ended the call; why, the responses tell.
        }

        var outcome = new Outcome();
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            switch (response.ContentCase)
            {
                case ContentOneofCase.Progress:
                    outcome.Progress.Add(response.Progress);
                    break;
                case ContentOneofCase.RefusedRow:
                    outcome.Refused.Add(response.RefusedRow);
                    break;
                case ContentOneofCase.RefusedWorkbookChunk:
                    outcome.Workbook = [.. outcome.Workbook, .. response.RefusedWorkbookChunk];
                    break;
                default:
                    outcome.Summary = response.Summary;
                    break;
            }
        }

        return outcome;
    }

    private sealed class Outcome
    {
        public List<ImportProgress> Progress { get; } = [];

        public List<RefusedRow> Refused { get; } = [];

        public byte[] Workbook { get; set; } = [];

        public ImportSummary Summary { get; set; } = new();
    }
}
