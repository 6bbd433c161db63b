using Exchange.CivilAffairs.Register.Import;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Register;

internal sealed partial class RegisterService
{
    // A file may be sent again, under the same request_id or another: what is in the ledger already is left alone, so no answer is kept.
    public override Task ImportLedger(
        IAsyncStreamReader<ImportLedgerRequest> requests, IServerStreamWriter<ImportLedgerResponse> responses, ServerCallContext call) =>
        importer.ImportAsync(requests, responses, call);
}
