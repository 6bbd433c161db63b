using Exchange.Grpc.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Exchange.Grpc;

/// <summary>Describes the JSON API to those who call it: <c>/openapi.json</c> for programs and the page <c>/docs</c> for people.</summary>
public static class ApiDocs
{
    /// <summary>
    /// Adds both to the listeners that serve JSON (<see cref="JsonOverHttpExtensions.ServeJson"/>). The document is OpenAPI 3.1, in Chinese
    /// or, with <c>?lang=en</c>, in English; it tells of the services that have HTTP rules and is written when it is first asked for.
    /// Everything has an ETag.
    /// </summary>
    /// <param name="services">The services of the process.</param>
    /// <param name="department">
    /// Whose API it is, as in its package <c>exchange.DEPARTMENT.v1</c>: it gives the document its title, and error reasons their domain.
    /// </param>
    public static IServiceCollection AddApiDocs(this IServiceCollection services, string department)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<ApiDescription>(provider, department));
        services.AddJsonPage(new("/openapi.json", DescribeAsync));
        foreach (var (name, file) in Resources.Page())
            services.AddJsonPage(new($"/{name}", file.AnswerAsync));
        return services.AddJsonPage(Redirect("/", "docs")).AddJsonPage(Redirect("/docs/", "../docs"));
    }

    private static Task DescribeAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<ApiDescription>().In(LanguageOf(http)).AnswerAsync(http);

    private static Language LanguageOf(HttpContext http) =>
        http.Request.Query["lang"].ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Chinese;

    // Relative, for a proxy may have put the node under a path of its own.
    private static JsonPage Redirect(string path, string to) => new(path, http =>
    {
        http.Response.Redirect(to);
        return Task.CompletedTask;
    });
}
