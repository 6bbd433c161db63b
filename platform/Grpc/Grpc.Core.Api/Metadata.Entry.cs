using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key with its value, either text or bytes. It cannot be changed.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

        private readonly string? _text;
        private readonly byte[]? _bytes;

        /// <summary>Makes an entry of bytes, which are copied.</summary>
        /// <exception cref="ArgumentException">The key has a character that is not allowed, or does not end in <c>-bin</c>.</exception>
        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = Normalized(key);
            if (!IsBinary)
                throw new ArgumentException($"The key '{Key}' must end in '{BinaryHeaderSuffix}' because its value is bytes.", nameof(key));
            _bytes = (byte[])valueBytes.Clone();
        }

        /// <summary>Makes an entry of text. The text is passed on as it is: anything but printable ASCII fails when it is sent.</summary>
        /// <exception cref="ArgumentException">The key has a character that is not allowed, or ends in <c>-bin</c>.</exception>
        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = Normalized(key);
            if (IsBinary)
                throw new ArgumentException($"The key '{Key}' must not end in '{BinaryHeaderSuffix}' because its value is text.", nameof(key));
            _text = value;
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        /// <summary>Whether the value is bytes.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>The text.</summary>
        /// <exception cref="InvalidOperationException">The value is bytes.</exception>
        public string Value => _text ?? throw new InvalidOperationException($"The value of '{Key}' is bytes: read {nameof(ValueBytes)}.");

        /// <summary>A copy of the bytes; the text of a text entry as ASCII.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_text!) : (byte[])_bytes.Clone();

        /// <summary>Shows the key and the length of the value, never the value: it may be a token or a name.</summary>
        public override string ToString() => $"{Key} ({_bytes?.Length ?? _text!.Length} {(IsBinary ? "bytes" : "characters")})";

        internal bool Is(string key) => Key.Equals(key, StringComparison.OrdinalIgnoreCase);

        private static string Normalized(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            if (key.AsSpan().ContainsAnyExcept(KeyCharacters))
                throw new ArgumentException("A metadata key consists of ASCII letters, digits, '-', '_' and '.'.", nameof(key));
            return key.AsSpan().ContainsAnyInRange('A', 'Z') ? key.ToLowerInvariant() : key;
        }
    }
}
