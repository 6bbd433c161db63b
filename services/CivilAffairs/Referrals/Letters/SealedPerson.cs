using System.Security.Cryptography;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Google.Protobuf;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Identities as letters carry them.</summary>
internal static class SealedPerson
{
    private const int KeyLength = 32;

    /// <summary>The keyed hash of the number; null for somebody without one.</summary>
    public static byte[]? KeyOf(SealedIdentity? identity) => identity?.MatchKey.Length switch
    {
        null or 0 => null,
        KeyLength => identity.MatchKey.ToByteArray(),
        _ => throw LetterReader.Wrong("identity.match_key"),
    };

    /// <summary>The sealed identity, once it is certain that it can be opened here: a case about nobody would wait for ever.</summary>
    public static byte[] Check(IdentityVault vault, SealedIdentity? identity)
    {
        Open(vault, identity);
        return identity!.Sealed.ToByteArray();
    }

    public static PersonIdentity Open(IdentityVault vault, SealedIdentity? identity)
    {
        if (identity is null)
            throw LetterReader.Wrong("identity");
        try
        {
            return PersonIdentity.Parser.ParseFrom(vault.Open(identity.Sealed.Span));
        }
        catch (Exception e) when (e is CryptographicException or InvalidProtocolBufferException)
        {
            throw LetterReader.Wrong("identity.sealed");
        }
    }
}
