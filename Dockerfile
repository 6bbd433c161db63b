# One image for every node: the command names the service, such as `Exchange.CivilAffairs.dll`.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish tools/Cli/Exchange.Cli.csproj -c Release -o /app -v quiet

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# libgssapi is looked for by the PostgreSQL client; curl serves the health checks.
RUN apt-get update && apt-get install -y --no-install-recommends curl libgssapi-krb5-2 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
ENV MASSTRANSIT_USAGE_TELEMETRY=false \
    DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION=256 \
    TZ=Asia/Shanghai
USER $APP_UID
ENTRYPOINT ["dotnet"]
CMD ["exchange.dll", "--help"]
