// What the page itself says. What the API says comes from the document, in the language asked for.

const english = new URLSearchParams(location.search).get('lang')?.toLowerCase().startsWith('en') ?? false;

export const language = english ? 'en' : 'zh-CN';

const zh = {
    docs: '接口文档', menu: '目录', find: '查找接口', nothingFound: '没有匹配的接口', overview: '概览', reasons: '错误原因', types: '数据类型',
    otherLanguage: 'English', theme: '切换明暗', skip: '跳到正文', version: '版本',
    loading: '正在读取接口描述…', loadFailed: '无法读取接口描述，请刷新页面重试。', notFound: '没有这个页面。请从目录中选择。',
    readOnly: '只读', repeatable: '可凭同一 request_id 重试', stream: '持续推送', grpcOnly: '仅 gRPC',
    grpcOnlyHint: '此方法由客户端持续发送数据，只能通过 gRPC 调用。',
    parameters: '参数', requestBody: '请求', response: '响应', responseLines: '响应：每行一个 JSON 对象', failures: '可能的错误',
    anyFailure: '此外，任何接口都可能返回', sharedReasons: '通用错误原因', meaning: '说明', path: '路径', query: '查询',
    required: '必填', map: '映射', choice: '以下字段至多填一个', example: '示例',
    reason: '原因', code: '状态', domain: '域', copy: '复制', copied: '已复制',
    tryIt: '在线调用', send: '发送', stop: '停止', newId: '换一个 request_id', restore: '恢复示例', deadline: '时限（秒）', body: '请求内容（JSON）',
    bodyBad: '请求内容不是有效的 JSON：', pathMissing: '请填写路径参数：', sending: '正在调用…', stopped: '已停止', cut: '连接中断：',
    unreachable: '无法连接到节点：', ended: '推送已结束', lines: n => `已收到 ${n} 行`, older: n => `更早的 ${n} 行未显示`,
    fieldWrong: '需要更正的字段', raw: '完整响应', curl: '命令行', warn: '会真正写入本节点的数据。', noBody: '没有内容', any: '不限',
    services: '服务', how: '怎样调用', empty: '无',
};

const en = {
    docs: 'Reference', menu: 'Contents', find: 'Find an operation', nothingFound: 'No operation matches', overview: 'Overview', reasons: 'Error reasons', types: 'Data types',
    otherLanguage: '中文', theme: 'Light or dark', skip: 'Skip to content', version: 'Version',
    loading: 'Reading the description of the API…', loadFailed: 'The description of the API cannot be read. Reload the page to try again.',
    notFound: 'There is no such page. Choose one from the contents.',
    readOnly: 'Reads only', repeatable: 'Repeatable with its request_id', stream: 'Server stream', grpcOnly: 'gRPC only',
    grpcOnlyHint: 'The client of this method sends a stream, so it is offered over gRPC alone.',
    parameters: 'Parameters', requestBody: 'Request', response: 'Response', responseLines: 'Response: one JSON object a line', failures: 'May fail with',
    anyFailure: 'Besides, any operation may fail with', sharedReasons: 'Reasons that all share', meaning: 'Meaning', path: 'path', query: 'query',
    required: 'required', map: 'map', choice: 'At most one of these fields', example: 'Example',
    reason: 'Reason', code: 'Status', domain: 'Domain', copy: 'Copy', copied: 'Copied',
    tryIt: 'Try it', send: 'Send', stop: 'Stop', newId: 'New request_id', restore: 'Restore the example', deadline: 'Deadline (seconds)', body: 'Request body (JSON)',
    bodyBad: 'The body is not valid JSON: ', pathMissing: 'Fill in the path parameter: ', sending: 'Calling…', stopped: 'Stopped', cut: 'The connection broke: ',
    unreachable: 'The node cannot be reached: ', ended: 'The stream has ended', lines: n => `${n} lines received`, older: n => `${n} older lines are not shown`,
    fieldWrong: 'Fields to correct', raw: 'Whole response', curl: 'Command line', warn: 'This really writes to the data of this node.', noBody: 'No content', any: 'any',
    services: 'Services', how: 'How to call', empty: 'none',
};

export const words = english ? en : zh;
