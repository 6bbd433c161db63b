using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Exchange.Grpc;

/// <summary>Makes the request message out of path, query and body.</summary>
internal sealed class RequestReader(JsonMessages json, int mostBytes)
{
    /// <exception cref="JsonRefusedException">The request does not say such a message.</exception>
    public async ValueTask<IMessage> ReadAsync(HttpRequest http, JsonRoute route, RequestPath path)
    {
        var type = route.Method.InputType;
        var parameters = json.Parse(new Parameters(route).Read(path, http.QueryString.Value), type);
        if (!route.HasBody)
            return parameters;
        var body = await ReadBodyAsync(http, route);
        if (route.BodyIsAll)
            return WithPath(route, parameters, body);

        // The body's field is nowhere else, so neither overwrites what the other says.
        parameters.MergeFrom(body.ToByteString());
        return parameters;
    }

    /// <summary>The body may repeat what the path says, as one that was read before does, and not contradict it.</summary>
    private static IMessage WithPath(JsonRoute route, IMessage path, IMessage body)
    {
        foreach (var field in route.Variables)
        {
            var value = field.Get(path);
            if (value is null)
                continue;
            if (field.Get(body) is { } said && !said.Equals(value) && !said.Equals(field.Default))
                throw JsonRefusedException.Field(field.Name, JsonFieldFlaw.Repeated);
            field.Set(body, value);
        }

        return body;
    }

    private async ValueTask<IMessage> ReadBodyAsync(HttpRequest http, JsonRoute route)
    {
        if (http.ContentLength > mostBytes)
            throw new JsonRefusedException(new JsonRefusal(JsonFlaw.TooLarge));
        while (true)
        {
            var read = await http.BodyReader.ReadAsync(http.HttpContext.RequestAborted);
            var (examined, consumed) = (read.Buffer.End, read.Buffer.Start);
            try
            {
                if (read.Buffer.Length > mostBytes)
                    throw new JsonRefusedException(new JsonRefusal(JsonFlaw.TooLarge));
                if (read.IsCompleted)
                    return json.Parse(read.Buffer, route.Method.InputType, route.BodyField);
            }
            finally
            {
                http.BodyReader.AdvanceTo(consumed, examined);
            }
        }
    }
}
