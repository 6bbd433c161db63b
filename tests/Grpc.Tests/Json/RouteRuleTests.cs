using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.Tests.Json;

/// <summary>Rules that cannot hold are found when they are read, not when somebody calls.</summary>
public class RouteRuleTests
{
    public static TheoryData<string, HttpRule, string> Wrong => new()
    {
        { "Echo", new HttpRule(), "there is no path" },
        { "Echo", new HttpRule { Get = "v1" }, "'/' is missing" },
        { "Echo", new HttpRule { Get = "/v1/{nothing}" }, "'nothing' is no field of exchange.test.json.v1.Kinds that a path can hold" },
        { "Echo", new HttpRule { Get = "/v1/{inner}" }, "'inner' is no field" },
        { "Echo", new HttpRule { Get = "/v1/{texts}" }, "'texts' is no field" },
        { "Echo", new HttpRule { Get = "/v1/{inners.text}" }, "'inners.text' is no field" },
        { "Echo", new HttpRule { Get = "/v1/{counts}" }, "'counts' is no field" },
        { "Echo", new HttpRule { Get = "/v1", Body = "*" }, "GET has no body" },
        { "Echo", new HttpRule { Delete = "/v1", Body = "inner" }, "DELETE has no body" },
        { "Echo", new HttpRule { Post = "/v1", Body = "nothing" }, "has no field 'nothing'" },
        { "Echo", new HttpRule { Post = "/v1/{inner.text}", Body = "inner" }, "inner.text is in the path and in the body" },
        { "Echo", new HttpRule { Get = "/v1", ResponseBody = "nothing" }, "has no field 'nothing'" },
        { "Upload", new HttpRule { Post = "/v1", Body = "*" }, "a stream of requests cannot be one HTTP request" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_rule_that_cannot_hold_is_refused_with_the_reason(string method, HttpRule rule, string why)
    {
        var error = Should.Throw<InvalidOperationException>(() => JsonRouteCompiler.Compile(Method(method), rule));

        error.Message.ShouldContain($"exchange.test.json.v1.KindService.{method}");
        error.Message.ShouldContain(why);
    }

    [Fact]
    public void A_stream_whose_lines_could_look_like_its_end_is_refused()
    {
        var file = FileDescriptor.BuildFromByteStrings([new FileDescriptorProto
        {
            Name = "errors.proto",
            Syntax = "proto3",
            MessageType =
            {
                new DescriptorProto
                {
                    Name = "Line",
                    Field = { new FieldDescriptorProto { Name = "error", Number = 1, Type = FieldDescriptorProto.Types.Type.String } },
                },
            },
            Service =
            {
                new ServiceDescriptorProto
                {
                    Name = "Errors",
                    Method =
                    {
                        new MethodDescriptorProto { Name = "Watch", InputType = ".Line", OutputType = ".Line", ServerStreaming = true },
                    },
                },
            },
        }.ToByteString()])[0];

        var watch = file.Services[0].Methods[0];
        Should.Throw<InvalidOperationException>(() => JsonRouteCompiler.Compile(watch, new HttpRule { Get = "/v1" }))
            .Message.ShouldContain("would look like its end");
    }

    [Fact]
    public void Two_methods_at_one_path_are_refused_and_named()
    {
        MethodDescriptor[] twice = [Method("Echo"), Method("Echo")];

        Should.Throw<InvalidOperationException>(() => new JsonRoutes(twice))
            .Message.ShouldContain("exchange.test.json.v1.KindService.Echo");
    }

    private static MethodDescriptor Method(string name) => V1.KindService.Descriptor.FindMethodByName(name);
}
