namespace Exchange.Grpc;

/// <summary>Reads the grammar of <c>google/api/http.proto</c>.</summary>
internal sealed class PathTemplateParser(string text)
{
    private readonly List<string> _segments = [];
    private readonly List<PathVariable> _variables = [];
    private int _at;

    public PathTemplate Parse()
    {
        Expect('/');
        ReadSegments(inVariable: false);
        var verb = Take(':') ? $":{ReadWord("a verb")}" : "";
        if (_at < text.Length)
            throw Wrong($"'{text[_at]}' does not belong here");
        return new PathTemplate(_segments, _variables, verb);
    }

    private void ReadSegments(bool inVariable)
    {
        do
        {
            if (_segments is [.., PathTemplate.AnyRest])
                throw Wrong("nothing but a verb may follow '**'");
            ReadSegment(inVariable);
        }
        while (Take('/'));
    }

    private void ReadSegment(bool inVariable)
    {
        if (Take('*'))
            _segments.Add(Take('*') ? PathTemplate.AnyRest : PathTemplate.AnyOne);
        else if (!Take('{'))
            _segments.Add(ReadWord("a segment"));
        else if (inVariable)
            throw Wrong("a variable cannot hold another");
        else
            ReadVariable();
    }

    private void ReadVariable()
    {
        var start = _segments.Count;
        var field = ReadWord("a field");
        if (_variables.Any(variable => variable.Field == field))
            throw Wrong($"'{field}' stands here twice");
        if (Take('='))
            ReadSegments(inVariable: true);
        else
            _segments.Add(PathTemplate.AnyOne);
        Expect('}');
        _variables.Add(new PathVariable(field, start, _segments.Count - start, _segments[^1] == PathTemplate.AnyRest));
    }

    private string ReadWord(string what)
    {
        var start = _at;
        while (_at < text.Length && !"/{}=*:?#".Contains(text[_at]) && !char.IsWhiteSpace(text[_at]))
            _at++;
        return _at > start ? text[start.._at] : throw Wrong($"{what} is missing");
    }

    private void Expect(char wanted)
    {
        if (!Take(wanted))
            throw Wrong($"'{wanted}' is missing");
    }

    private bool Take(char wanted)
    {
        if (_at >= text.Length || text[_at] != wanted)
            return false;
        _at++;
        return true;
    }

    private FormatException Wrong(string why) => new($"'{text}' is no path template: at character {_at + 1}, {why}.");
}
