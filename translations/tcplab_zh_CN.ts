<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>ActResult</name>
    <message>
        <source>No scenario is open.</source>
        <translation>没有打开场景。</translation>
    </message>
    <message>
        <source>A run is still being made.</source>
        <translation>运行还在生成之中。</translation>
    </message>
    <message>
        <source>The segment is no longer on its way.</source>
        <translation>这个报文段已经不在途中。</translation>
    </message>
    <message>
        <source>The link is full: no copy fits on it.</source>
        <translation>链路已满：放不下副本。</translation>
    </message>
    <message>
        <source>This cannot be done at this moment.</source>
        <translation>此刻无法这样做。</translation>
    </message>
    <message>
        <source>Delete one in the Branches panel, or undo something.</source>
        <translation>在“分支”面板中删除一个，或撤销一步。</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it.</source>
        <translation>请等待它完成，或取消它。</translation>
    </message>
    <message>
        <source>There are already %1 branches, and no more are kept.</source>
        <translation>已有 %1 个分支，不再保留更多。</translation>
    </message>
</context>
<context>
    <name>Branches</name>
    <message>
        <source>main</source>
        <comment>the run without interventions</comment>
        <translation>主线</translation>
    </message>
    <message>
        <source>rename the branch &quot;%1&quot;</source>
        <translation>重命名分支“%1”</translation>
    </message>
    <message>
        <source>delete the branch &quot;%1&quot;</source>
        <translation>删除分支“%1”</translation>
    </message>
    <message>
        <source>forget all branches</source>
        <translation>清除所有分支</translation>
    </message>
</context>
<context>
    <name>Breakpoint</name>
    <message>
        <source>any segment</source>
        <translation>任意报文段</translation>
    </message>
    <message>
        <source>%1 with text</source>
        <translation>带数据的 %1</translation>
    </message>
    <message>
        <source>%1 without text</source>
        <translation>不带数据的 %1</translation>
    </message>
    <message>
        <source>%1 (retransmission)</source>
        <translation>%1（重传）</translation>
    </message>
    <message>
        <source>%1 (for the first time)</source>
        <translation>%1（首次发送）</translation>
    </message>
    <message>
        <source>%1, no. %2</source>
        <translation>%1，第 %2 个</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <translation>发出：%1</translation>
    </message>
    <message>
        <source>The client sends %1</source>
        <translation>客户端发出 %1</translation>
    </message>
    <message>
        <source>The server sends %1</source>
        <translation>服务器发出 %1</translation>
    </message>
    <message>
        <source>Arrives: %1</source>
        <translation>到达：%1</translation>
    </message>
    <message>
        <source>The server receives %1</source>
        <translation>服务器收到 %1</translation>
    </message>
    <message>
        <source>The client receives %1</source>
        <translation>客户端收到 %1</translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <translation>丢失：%1</translation>
    </message>
    <message>
        <source>Lost on the way from the client: %1</source>
        <translation>客户端发出后丢失：%1</translation>
    </message>
    <message>
        <source>Lost on the way from the server: %1</source>
        <translation>服务器发出后丢失：%1</translation>
    </message>
    <message>
        <source>Either end enters %1</source>
        <translation>任一端进入 %1</translation>
    </message>
    <message>
        <source>The client enters %1</source>
        <translation>客户端进入 %1</translation>
    </message>
    <message>
        <source>The server enters %1</source>
        <translation>服务器进入 %1</translation>
    </message>
    <message>
        <source>Rule applied: %1 (%2)</source>
        <translation>应用规则：%1（%2）</translation>
    </message>
    <message>
        <source>The client applies %1 (%2)</source>
        <translation>客户端应用 %1（%2）</translation>
    </message>
    <message>
        <source>The server applies %1 (%2)</source>
        <translation>服务器应用 %1（%2）</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Time %1</source>
        <translation>时间 %1</translation>
    </message>
</context>
<context>
    <name>CallPreview</name>
    <message>
        <source>accepted, waits</source>
        <translation>可接受，需等待</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>可接受</translation>
    </message>
    <message>
        <source>No more than %L1 octets.</source>
        <translation>不超过 %L1 个字节。</translation>
    </message>
    <message>
        <source>“%1” is no hexadecimal digit: write 48 65 6c.</source>
        <translation>“%1”不是十六进制数字：请写成 48 65 6c。</translation>
    </message>
    <message>
        <source>Two hexadecimal digits for each octet: 48 65 6c.</source>
        <translation>每个字节两位十六进制数字：48 65 6c。</translation>
    </message>
    <message>
        <source>How many octets: a whole number from 1.</source>
        <translation>字节数：不小于 1 的整数。</translation>
    </message>
    <message>
        <source>Type a text to send.</source>
        <translation>请输入要发送的文本。</translation>
    </message>
</context>
<context>
    <name>Cause</name>
    <message>
        <source>passive OPEN</source>
        <translation>被动打开</translation>
    </message>
    <message>
        <source>active OPEN</source>
        <translation>主动打开</translation>
    </message>
    <message>
        <source>SEND on a listening socket</source>
        <translation>在监听套接字上 SEND</translation>
    </message>
    <message>
        <source>SYN arrived</source>
        <translation>收到 SYN</translation>
    </message>
    <message>
        <source>SYN,ACK arrived</source>
        <translation>收到 SYN,ACK</translation>
    </message>
    <message>
        <source>ACK of our SYN arrived</source>
        <translation>本方的 SYN 被确认</translation>
    </message>
    <message>
        <source>FIN arrived</source>
        <translation>收到 FIN</translation>
    </message>
    <message>
        <source>ACK of our FIN arrived</source>
        <translation>本方的 FIN 被确认</translation>
    </message>
    <message>
        <source>FIN and ACK of our FIN arrived</source>
        <translation>收到 FIN，且本方的 FIN 被确认</translation>
    </message>
    <message>
        <source>CLOSE</source>
        <translation>CLOSE</translation>
    </message>
    <message>
        <source>CLOSE with unread data</source>
        <translation>还有数据未读就 CLOSE</translation>
    </message>
    <message>
        <source>data after CLOSE</source>
        <translation>CLOSE 之后收到数据</translation>
    </message>
    <message>
        <source>ABORT</source>
        <translation>ABORT</translation>
    </message>
    <message>
        <source>RST arrived</source>
        <translation>收到 RST</translation>
    </message>
    <message>
        <source>2MSL timeout</source>
        <translation>2MSL 等待结束</translation>
    </message>
    <message>
        <source>user timeout</source>
        <translation>用户超时</translation>
    </message>
    <message>
        <source>retransmission limit</source>
        <translation>达到重传上限</translation>
    </message>
    <message>
        <source>keepalive timeout</source>
        <translation>保活超时</translation>
    </message>
    <message>
        <source>SYN of a new connection</source>
        <translation>新连接的 SYN</translation>
    </message>
    <message>
        <source>orphan timeout</source>
        <translation>孤儿连接超时</translation>
    </message>
    <message>
        <source>ICMP error</source>
        <translation>ICMP 差错</translation>
    </message>
</context>
<context>
    <name>Clause</name>
    <message>
        <source>CLOSED state, passive</source>
        <translation>CLOSED 状态，被动打开</translation>
    </message>
    <message>
        <source>CLOSED state, active</source>
        <translation>CLOSED 状态，主动打开</translation>
    </message>
    <message>
        <source>5.4 to 5.6</source>
        <translation>5.4 至 5.6</translation>
    </message>
    <message>
        <source>TIME-WAIT timeout</source>
        <translation>TIME-WAIT 超时</translation>
    </message>
    <message>
        <source>user timeout</source>
        <translation>用户超时</translation>
    </message>
    <message>
        <source>segmentize and send</source>
        <translation>分段并发送</translation>
    </message>
    <message>
        <source>send a FIN segment</source>
        <translation>发送 FIN 报文段</translation>
    </message>
    <message>
        <source>first: a RST</source>
        <translation>第一：检查 RST</translation>
    </message>
    <message>
        <source>second: an ACK</source>
        <translation>第二：检查 ACK</translation>
    </message>
    <message>
        <source>third: a SYN</source>
        <translation>第三：检查 SYN</translation>
    </message>
    <message>
        <source>fourth: anything else</source>
        <translation>第四：其他数据或控制</translation>
    </message>
    <message>
        <source>first: the ACK bit</source>
        <translation>第一：检查 ACK 位</translation>
    </message>
    <message>
        <source>second: the RST bit</source>
        <translation>第二：检查 RST 位</translation>
    </message>
    <message>
        <source>fourth: the SYN bit</source>
        <translation>第四：检查 SYN 位</translation>
    </message>
    <message>
        <source>fifth: no SYN, no RST</source>
        <translation>第五：既无 SYN 也无 RST</translation>
    </message>
    <message>
        <source>first: sequence number</source>
        <translation>第一：检查序号</translation>
    </message>
    <message>
        <source>fifth: the ACK field</source>
        <translation>第五：检查确认号</translation>
    </message>
    <message>
        <source>seventh: segment text</source>
        <translation>第七：处理报文段的数据</translation>
    </message>
    <message>
        <source>eighth: the FIN bit</source>
        <translation>第八：检查 FIN 位</translation>
    </message>
    <message>
        <source>sixth: the URG bit</source>
        <translation>第六：检查 URG 位</translation>
    </message>
    <message>
        <source>step 3</source>
        <translation>第 3 步</translation>
    </message>
    <message>
        <source>steps 2 and 3</source>
        <translation>第 2、3 步</translation>
    </message>
    <message>
        <source>Linux differs</source>
        <translation>Linux 与此不同</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>There is no verb &apos;%1&apos;. Perhaps &apos;%2&apos; is meant? tcplab-cli --help lists all.</source>
        <translation>没有动作“%1”。是否要用“%2”？tcplab-cli --help 列出全部动作。</translation>
    </message>
    <message>
        <source>There is no verb &apos;%1&apos;. tcplab-cli --help lists all.</source>
        <translation>没有动作“%1”。tcplab-cli --help 列出全部动作。</translation>
    </message>
    <message>
        <source>%1 See: tcplab-cli %2 --help</source>
        <comment>what is wrong</comment>
        <translation>%1请看：tcplab-cli %2 --help</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not understood here.</source>
        <translation>这里看不懂“%1”。</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 需要一个值。</translation>
    </message>
    <message>
        <source>Name a scenario: an id or a file.</source>
        <translation>请写明场景：标识或文件。</translation>
    </message>
    <message>
        <source>Name an experiment.</source>
        <translation>请写明实验。</translation>
    </message>
    <message>
        <source>Name a verb, such as list or run. tcplab-cli --help lists all.</source>
        <translation>请写明动作，例如 list 或 run。tcplab-cli --help 列出全部动作。</translation>
    </message>
    <message>
        <source>There is no language &apos;%1&apos;. Possible: en, zh_CN.</source>
        <translation>没有语言“%1”。可以用：en、zh_CN。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, then what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: ran, but expects nothing.</source>
        <translation>%1：已运行，但没有写任何期望。</translation>
    </message>
    <message numerus="yes">
        <source>%1: all %n expectation(s) hold.</source>
        <translation>
            <numerusform>%1：%n 项期望全部成立。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server closed the connection before all answers had come.</source>
        <translation>回答还没有收全，服务器就关闭了连接。</translation>
    </message>
    <message>
        <source>The line is too long to be sent at once.</source>
        <translation>这一行太长，无法一次发出。</translation>
    </message>
    <message>
        <source>connect knows tcp-echo only in this version, not &apos;%1&apos;.</source>
        <translation>本版本的 connect 只支持 tcp-echo，不支持“%1”。</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; will not do. Possible: %3.</source>
        <comment>an option</comment>
        <translation>%1：“%2”不合适。可以用：%3。</translation>
    </message>
    <message>
        <source>opening</source>
        <comment>scenarios</comment>
        <translation>建立连接</translation>
    </message>
    <message>
        <source>closing</source>
        <comment>scenarios</comment>
        <translation>释放连接</translation>
    </message>
    <message>
        <source>loss</source>
        <comment>scenarios</comment>
        <translation>丢失</translation>
    </message>
    <message>
        <source>timers</source>
        <comment>scenarios</comment>
        <translation>计时器</translation>
    </message>
    <message>
        <source>data</source>
        <comment>scenarios</comment>
        <translation>数据</translation>
    </message>
    <message>
        <source>trouble</source>
        <comment>scenarios</comment>
        <translation>异常</translation>
    </message>
    <message>
        <source>Scenarios (tcplab-cli run ID):</source>
        <translation>场景（tcplab-cli run 标识）：</translation>
    </message>
    <message>
        <source>Experiments (tcplab-cli serve ID):</source>
        <translation>实验（tcplab-cli serve 标识）：</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not there yet in this version.</source>
        <translation>本版本尚未提供“%1”。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>setting, then what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>There is no format &apos;%1&apos;. Possible: ladder, jsonl, mermaid.</source>
        <translation>没有格式“%1”。可以用：ladder、jsonl、mermaid。</translation>
    </message>
    <message>
        <source>The run was cut off after %1 steps. --until ends it earlier.</source>
        <translation>运行到第 %1 步时被截断。可以用 --until 提前结束。</translation>
    </message>
    <message>
        <source>%1: there is no such file.</source>
        <translation>%1：没有这个文件。</translation>
    </message>
    <message>
        <source>%1: this is a folder; name a file in it.</source>
        <translation>%1：这是文件夹，请写明其中的文件。</translation>
    </message>
    <message>
        <source>%1: the file cannot be read (%2). Are you allowed to?</source>
        <translation>%1：无法读取文件（%2）。您有权限吗？</translation>
    </message>
    <message>
        <source>There is no scenario &apos;%1&apos;. Perhaps &apos;%2&apos; is meant? tcplab-cli list shows all.</source>
        <translation>没有场景“%1”。是否要用“%2”？tcplab-cli list 列出全部场景。</translation>
    </message>
    <message>
        <source>There is no scenario &apos;%1&apos;. tcplab-cli list shows all.</source>
        <translation>没有场景“%1”。tcplab-cli list 列出全部场景。</translation>
    </message>
    <message>
        <source>There is no experiment &apos;%1&apos;. Perhaps &apos;%2&apos; is meant? tcplab-cli list shows all.</source>
        <translation>没有实验“%1”。是否要用“%2”？tcplab-cli list 列出全部实验。</translation>
    </message>
    <message>
        <source>There is no experiment &apos;%1&apos;. tcplab-cli list shows all.</source>
        <translation>没有实验“%1”。tcplab-cli list 列出全部实验。</translation>
    </message>
    <message>
        <source>Mind: other machines in this network can reach this server.</source>
        <translation>注意：本网络中的其他机器可以连接这个服务器。</translation>
    </message>
    <message>
        <source>Mind: whoever can reach one of this machine&apos;s addresses can reach this server.</source>
        <translation>注意：凡是能到达本机任一地址的机器，都可以连接这个服务器。</translation>
    </message>
    <message>
        <source>TCP Lab without a window: runs scenarios of a model of TCP, and servers and clients on real sockets.</source>
        <translation>没有窗口的 TCP Lab：运行 TCP 模型的场景，以及使用真实套接字的服务器和客户端。</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用法</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>VERB</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>What to name</source>
        <translation>要写明的内容</translation>
    </message>
    <message>
        <source>Shows this help and ends.</source>
        <translation>显示这份帮助，然后结束。</translation>
    </message>
    <message>
        <source>Shows the version and ends.</source>
        <translation>显示版本，然后结束。</translation>
    </message>
    <message>
        <source>tcplab-cli VERB --help tells more of a verb.
Exit status: 0 done; 1 an expectation failed; 2 wrong usage; 3 a bad input file;
4 the environment refused, for example because a port is in use.</source>
        <translation>tcplab-cli 动作 --help 显示该动作的详细说明。
退出状态：0 完成；1 有期望不成立；2 用法错误；3 输入文件有错；
4 环境不允许，例如端口被占用。</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Language of all texts: en or zh_CN. Default: the system&apos;s.</source>
        <translation>所有文字的语言：en 或 zh_CN。默认：系统的语言。</translation>
    </message>
    <message>
        <source>Verbs</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Lists scenarios and experiments by id and title.</source>
        <translation>列出场景和实验的标识与标题。</translation>
    </message>
    <message>
        <source>As one JSON object, for other programs.</source>
        <translation>输出一个 JSON 对象，供其他程序使用。</translation>
    </message>
    <message>
        <source>Runs a scenario to its end and shows what happened.</source>
        <translation>把场景运行到结束，显示发生了什么。</translation>
    </message>
    <message>
        <source>ladder (a drawing for the terminal, the default), jsonl (one JSON object a line) or mermaid.</source>
        <translation>ladder（在终端里画时序图，默认）、jsonl（每行一个 JSON 对象）或 mermaid。</translation>
    </message>
    <message>
        <source>Ends the run at this simulated time, such as 500ms or 2s.</source>
        <translation>到这个模拟时间就结束，例如 500ms 或 2s。</translation>
    </message>
    <message>
        <source>Seed of all that is left to chance on the link.</source>
        <translation>链路上一切随机事件的种子。</translation>
    </message>
    <message>
        <source>Changes one value of the scenario, such as client.iss=7, server.msl=2s or link.loss=0.1. May be repeated.</source>
        <translation>修改场景的一个值，例如 client.iss=7、server.msl=2s 或 link.loss=0.1。可以重复使用。</translation>
    </message>
    <message>
        <source>Not there yet.</source>
        <translation>尚未提供。</translation>
    </message>
    <message>
        <source>The id of a built-in scenario (see list) or a file.</source>
        <translation>内置场景的标识（见 list），或一个文件。</translation>
    </message>
    <message>
        <source>Runs scenarios and compares each with what it expects; one line for each difference.</source>
        <translation>运行场景，并与它的期望比较；每处不同占一行。</translation>
    </message>
    <message>
        <source>The id of an experiment (see list).</source>
        <translation>实验的标识（见 list）。</translation>
    </message>
    <message>
        <source>Runs an experiment&apos;s server on a real socket until it is interrupted; one line an event.</source>
        <translation>用真实套接字运行实验的服务器，直到被中断；每个事件占一行。</translation>
    </message>
    <message>
        <source>Address to listen on. Default: 127.0.0.1, reachable from this machine only.</source>
        <translation>监听的地址。默认：127.0.0.1，只有本机能连接。</translation>
    </message>
    <message>
        <source>Port to listen on; 0 takes any free one. Default: the experiment&apos;s own.</source>
        <translation>监听的端口；0 表示任选空闲端口。默认：实验自己的端口。</translation>
    </message>
    <message>
        <source>Ends by itself after this time, such as 10s.</source>
        <translation>过了这段时间自动结束，例如 10s。</translation>
    </message>
    <message>
        <source>One JSON object a line instead of a sentence.</source>
        <translation>每行输出一个 JSON 对象，而不是一句话。</translation>
    </message>
    <message>
        <source>sticky: how messages are told apart: none, fixed:N, line, length:1, length:2be, length:2le, length:4be, length:4le or json. Default: none.</source>
        <translation>sticky：怎样区分消息：none、fixed:N、line、length:1、length:2be、length:2le、length:4be、length:4le 或 json。默认：none。</translation>
    </message>
    <message>
        <source>sticky: at most so many bytes a read. Default: 4096.</source>
        <translation>sticky：每次最多读这么多字节。默认：4096。</translation>
    </message>
    <message>
        <source>sticky: waits so long before each read. Default: 0ms.</source>
        <translation>sticky：每次读之前等待这么久。默认：0ms。</translation>
    </message>
    <message>
        <source>Connects to an experiment&apos;s server, sends each line of the standard input and prints each answer.</source>
        <translation>连接实验的服务器，把标准输入逐行发出，并显示每个回答。</translation>
    </message>
    <message>
        <source>Name or address of the server. Default: 127.0.0.1.</source>
        <translation>服务器的名字或地址。默认：127.0.0.1。</translation>
    </message>
    <message>
        <source>Port of the server. Default: the experiment&apos;s own.</source>
        <translation>服务器的端口。默认：实验自己的端口。</translation>
    </message>
    <message>
        <source>%1: the run was cut off after %2 steps, so nothing can be said of what it expects. Let it end earlier with “until”.</source>
        <translation>%1：运行在 %2 步之后被截断，无法判断它是否符合预期。请用“until”让它早些结束。</translation>
    </message>
    <message>
        <source>The results could not be written to the standard output: %1.</source>
        <translation>结果无法写到标准输出：%1。</translation>
    </message>
    <message>
        <source>Runs packetdrill scripts against the model: the script is the peer, the application and the clock.</source>
        <translation>让模型运行 packetdrill 脚本：对端、应用程序和时钟都由脚本担任。</translation>
    </message>
    <message>
        <source>Scripts (*.pkt), or folders of them.</source>
        <translation>脚本（*.pkt），或存放脚本的文件夹。</translation>
    </message>
    <message>
        <source>As what the model behaves: strict (the RFCs to the letter), linux, or auto (the default): linux for a script that makes settings of Linux.</source>
        <translation>模型采用的行为方式：strict（逐字遵照 RFC）、linux 或 auto（默认）：脚本设置了 Linux 的参数时用 linux。</translation>
    </message>
    <message>
        <source>Also shows what happened, event by event.</source>
        <translation>同时逐个事件地显示发生了什么。</translation>
    </message>
    <message>
        <source>Name a script, or a folder of scripts.</source>
        <translation>请给出一个脚本，或存放脚本的文件夹。</translation>
    </message>
    <message>
        <source>the file cannot be read (%1)</source>
        <translation>无法读取该文件（%1）</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>script, then what became of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2: %3</source>
        <comment>script, verdict, reason</comment>
        <translation>%1：%2：%3</translation>
    </message>
    <message>
        <source>  script:   %1</source>
        <translation>  脚本：%1</translation>
    </message>
    <message>
        <source>  expected: %1</source>
        <translation>  期望：%1</translation>
    </message>
    <message>
        <source>  found:    %1</source>
        <translation>  实际：%1</translation>
    </message>
    <message>
        <source>the script ends here; expected: %1</source>
        <translation>脚本在此结束；这里应为：%1</translation>
    </message>
    <message>
        <source>found “%1”; expected: %2</source>
        <translation>这里是“%1”；应为：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>A skipped script proves nothing: it needs something that the model does not have.</source>
        <translation>跳过的脚本什么也不能证明：它需要模型没有的东西。</translation>
    </message>
    <message>
        <source>There is no profile &apos;%1&apos;. Possible: auto, strict, linux.</source>
        <translation>没有“%1”这种行为方式。可以是：auto、strict、linux。</translation>
    </message>
    <message>
        <source>%1: there is no script (*.pkt) in this folder.</source>
        <translation>%1：这个文件夹里没有脚本（*.pkt）。</translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <comment>scripts</comment>
        <translation>
            <numerusform>%n 个通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>scripts</comment>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>scripts</comment>
        <translation>
            <numerusform>%n 个跳过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not readable</source>
        <comment>scripts</comment>
        <translation>
            <numerusform>%n 个无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Walks every interleaving of bounded worlds of the model and checks what must always be true.</source>
        <translation>在有界的世界中走遍模型的每一种交错，并检查必须始终成立的条件。</translation>
    </message>
    <message>
        <source>One of the worlds that --list shows; all (the default) walks each.</source>
        <translation>--list 所列世界之一；all（默认）逐个走遍。</translation>
    </message>
    <message>
        <source>What the client&apos;s program may do, such as connect,send=2,octets=3,close. Words: listen, connect, opens=N, send=N, octets=N, early, receive, deaf, shutdown=N, close=N, abort=N, crash=N, restart=N.</source>
        <translation>客户端程序可以做的事，例如 connect,send=2,octets=3,close。可用的词：listen、connect、opens=N、send=N、octets=N、early、receive、deaf、shutdown=N、close=N、abort=N、crash=N、restart=N。</translation>
    </message>
    <message>
        <source>What the server&apos;s program may do, likewise.</source>
        <translation>服务器程序可以做的事，写法相同。</translation>
    </message>
    <message>
        <source>Faults of the link in one run, all kinds.</source>
        <translation>一次运行中链路故障的总数，各种合计。</translation>
    </message>
    <message>
        <source>Segments lost in one run.</source>
        <translation>一次运行中丢弃的报文段数。</translation>
    </message>
    <message>
        <source>Segments duplicated in one run.</source>
        <translation>一次运行中重复的报文段数。</translation>
    </message>
    <message>
        <source>Segments overtaken in one run.</source>
        <translation>一次运行中乱序的报文段数。</translation>
    </message>
    <message>
        <source>Segments forged in one run.</source>
        <translation>一次运行中伪造的报文段数。</translation>
    </message>
    <message>
        <source>Timers that run out in one run.</source>
        <translation>一次运行中到期的计时器数。</translation>
    </message>
    <message>
        <source>Ends a world after so many events in a row.</source>
        <translation>连续发生这么多事件之后结束一个世界。</translation>
    </message>
    <message>
        <source>Ends a world after so many states.</source>
        <translation>达到这么多状态之后结束一个世界。</translation>
    </message>
    <message>
        <source>Ends a world at about so many MiB.</source>
        <translation>内存约达到这么多 MiB 时结束一个世界。</translation>
    </message>
    <message>
        <source>Writes the scenario of the first violation to this file.</source>
        <translation>把第一个违例的场景写入此文件。</translation>
    </message>
    <message>
        <source>--%1: &apos;%2&apos; is no word of a program. See: tcplab-cli explore --help</source>
        <translation>--%1：“%2”不是描述程序的词。参见：tcplab-cli explore --help</translation>
    </message>
    <message>
        <source>There is no world &apos;%1&apos;. Possible: %2.</source>
        <translation>没有名为“%1”的世界。可选：%2。</translation>
    </message>
    <message>
        <source>%1: %2 states, depth %3</source>
        <comment>how far it is</comment>
        <translation>%1：%2 个状态，深度 %3</translation>
    </message>
    <message>
        <source>Found by the explorer in the world &apos;%1&apos;</source>
        <translation>由探索器在世界“%1”中发现</translation>
    </message>
    <message>
        <source>%1: %2 states, %3 edges, depth %4, %5 s; %6.</source>
        <comment>a world, and how its exploration ended</comment>
        <translation>%1：%2 个状态，%3 条边，深度 %4，%5 秒；%6。</translation>
    </message>
    <message>
        <source>  %1 known dead ends: %2</source>
        <translation>  %1 个已知的终局：%2</translation>
    </message>
    <message>
        <source>  %1 ways on which two ends that have lost each other answer each ACK with an ACK until a timer ends it</source>
        <translation>  %1 条路径：失去对应关系的两端对每个 ACK 都回以 ACK，直到某个计时器将其终止</translation>
    </message>
    <message>
        <source>  VIOLATION after %1 events (%2, %3): %4</source>
        <translation>  违例：%1 个事件之后（%2、%3）：%4</translation>
    </message>
    <message>
        <source>  This scenario replays it:</source>
        <translation>  以下场景可重现它：</translation>
    </message>
    <message>
        <source>Rows of the transition table taken:</source>
        <translation>状态转换表中各行被走到的次数：</translation>
    </message>
    <message>
        <source>%1 of %2 rows were taken, %3 never.</source>
        <translation>共 %2 行，走到 %1 行，从未走到 %3 行。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>ICMP errors in one run.</source>
        <translation>一次运行中的 ICMP 差错数。</translation>
    </message>
    <message>
        <source>Counts a skipped script as failed.</source>
        <translation>把跳过的脚本算作失败。</translation>
    </message>
    <message>
        <source>Lists the worlds, what they are for, and their bounds.</source>
        <translation>列出各个世界、它们的用途及界限。</translation>
    </message>
    <message>
        <source>Also prints the rows of the transition table that were never taken.</source>
        <translation>同时打印状态转换表中从未经过的行。</translation>
    </message>
    <message>
        <source>There is no option &apos;%1&apos; here.</source>
        <translation>没有选项“%1”。</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not &apos;%4&apos;.</source>
        <translation>--%1 需要 %2 到 %3 之间的数，而不是“%4”。</translation>
    </message>
    <message>
        <source>--%1 needs one world: name it with --world. See: tcplab-cli explore --list</source>
        <translation>--%1 只能用于一个世界：请用 --world 指定。参见：tcplab-cli explore --list</translation>
    </message>
    <message>
        <source>--%1: &apos;%2&apos; can do nothing in the world &apos;%3&apos;: its connection is ESTABLISHED when it begins, as in %4. With opens=2 a second one may be opened.</source>
        <translation>--%1：“%2”在世界“%3”中不起作用：开始时连接已处于 ESTABLISHED，%4 都是如此。写上 opens=2 就可以再打开一个连接。</translation>
    </message>
    <message>
        <source>  no violation found</source>
        <translation>  没有发现违例</translation>
    </message>
    <message>
        <source>  %1 known dead end: %2</source>
        <translation>  %1 个已知的终局：%2</translation>
    </message>
    <message>
        <source>Not everything was seen: a limit ended %1 of %2 worlds. What lies behind it may hold violations.</source>
        <translation>没有看到全部情形：%2 个世界中有 %1 个因达到上限而结束，其余部分仍可能有违例。</translation>
    </message>
    <message>
        <source>Nothing was tested: each script that could be read was skipped.</source>
        <translation>什么也没有测试：能读懂的脚本全部被跳过了。</translation>
    </message>
    <message>
        <source>Whose names of the states a drawing has: rfc (the default), bsd, netstat, ss or zh.</source>
        <translation>图中状态名的写法：rfc（默认）、bsd、netstat、ss 或 zh。</translation>
    </message>
    <message>
        <source>There are no names of states &apos;%1&apos;. Possible: rfc, bsd, netstat, ss, zh.</source>
        <translation>没有“%1”这种状态名写法。可用：rfc、bsd、netstat、ss、zh。</translation>
    </message>
    <message>
        <source>A trace always has the RFC&apos;s names: --states is for ladder and mermaid.</source>
        <translation>运行记录始终使用 RFC 的状态名：--states 只用于 ladder 和 mermaid。</translation>
    </message>
    <message>
        <source>Whose numbers stand where the scenario names none: rfc9293 (the default), linux, windows, bsd or classroom.</source>
        <translation>场景未写明的数值取自哪里：rfc9293（默认）、linux、windows、bsd 或 classroom。</translation>
    </message>
    <message>
        <source>There is no preset &apos;%1&apos;. Possible: rfc9293, linux, windows, bsd, classroom.</source>
        <translation>没有名为 &apos;%1&apos; 的预设。可用：rfc9293、linux、windows、bsd、classroom。</translation>
    </message>
    <message>
        <source>Sequence numbers of the ladder: absolute (the default), relative or symbolic (x+1).</source>
        <translation>时序图中序号的写法：absolute（绝对，默认）、relative（相对）或 symbolic（符号，如 x+1）。</translation>
    </message>
    <message>
        <source>There is no way &apos;%1&apos; to write numbers. Possible: absolute, relative, symbolic.</source>
        <translation>序号没有“%1”这种写法。可用：absolute、relative、symbolic。</translation>
    </message>
    <message>
        <source>--numbers is for --format ladder only.</source>
        <translation>--numbers 只能与 --format ladder 一起使用。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Language of all texts.</source>
        <translation>所有文字的语言。</translation>
    </message>
    <message>
        <source>Page to show first.</source>
        <translation>先显示哪一页。</translation>
    </message>
    <message>
        <source>Colours.</source>
        <translation>配色。</translation>
    </message>
    <message>
        <source>Size of the window, at least 1024x680.</source>
        <translation>窗口大小，至少 1024x680。</translation>
    </message>
    <message>
        <source>Start in projector mode.</source>
        <translation>以投影模式启动。</translation>
    </message>
    <message>
        <source>Go to this step of the scenario.</source>
        <translation>跳到场景的这一步。</translation>
    </message>
    <message>
        <source>Draw the page into this PNG file and exit.</source>
        <translation>把页面画到这个 PNG 文件，然后退出。</translation>
    </message>
    <message>
        <source>There is no language &apos;%1&apos;. Use en or zh_CN.</source>
        <translation>没有语言“%1”。请用 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>There is no theme &apos;%1&apos;. Use light or dark.</source>
        <translation>没有主题“%1”。请用 light 或 dark。</translation>
    </message>
    <message>
        <source>The page &apos;%1&apos; is not there yet. Use simulator or lab.</source>
        <translation>本版本尚未提供页面“%1”。请用 simulator 或 lab。</translation>
    </message>
    <message>
        <source>There is no page &apos;%1&apos;. Use simulator or lab.</source>
        <translation>没有页面“%1”。请用 simulator 或 lab。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no size of the window. Use a width and a height such as 1366x768, from 1024x680 up.</source>
        <translation>“%1”不是窗口大小。请写宽和高，例如 1366x768，至少 1024x680。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no step. Use a whole number from 0 up.</source>
        <translation>“%1”不是步数。请写 0 或更大的整数。</translation>
    </message>
    <message>
        <source>TCP Lab: a model of TCP to step through, beside a lab of real sockets.</source>
        <translation>TCP Lab：可以单步运行的 TCP 模型，以及使用真实套接字的实验室。</translation>
    </message>
    <message>
        <source>Built-in scenario or scenario file to open.</source>
        <translation>要打开的内置场景或场景文件。</translation>
    </message>
    <message>
        <source>Show what can be given here, and exit.</source>
        <translation>显示这里可以写什么，然后退出。</translation>
    </message>
    <message>
        <source>Only one scenario can be opened, but &apos;%1&apos; was given too.</source>
        <translation>只能打开一个场景，但还写了“%1”。</translation>
    </message>
    <message>
        <source>--screenshot needs the name of the file to write.</source>
        <translation>--screenshot 需要写明要写入的文件名。</translation>
    </message>
    <message>
        <source>There is no display. tcplab-cli shows runs in a terminal, and tcplab --screenshot OUT.png draws a page into a file.</source>
        <translation>没有显示器。tcplab-cli 可以在终端里显示运行过程，tcplab --screenshot OUT.png 可以把页面画到文件里。</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; cannot be written: %2.</source>
        <translation>无法写入文件“%1”：%2。</translation>
    </message>
    <message>
        <source>Names of the states.</source>
        <translation>状态名的写法。</translation>
    </message>
    <message>
        <source>There are no names of states &apos;%1&apos;. Use rfc, bsd, netstat, ss or zh.</source>
        <translation>没有“%1”这种状态名写法。可用 rfc、bsd、netstat、ss 或 zh。</translation>
    </message>
    <message>
        <source>Open this panel of the page, such as tcb; may be repeated.</source>
        <translation>打开页面的此面板，例如 tcb；可重复给出。</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Both runs are the same from the first step to the last.</source>
        <translation>两次运行自始至终完全相同。</translation>
    </message>
    <message>
        <source>The first difference is at step %1, %2. “%3”: %4. “%5”: %6.</source>
        <translation>第一处不同在第 %1 步，%2。“%3”：%4。“%5”：%6。</translation>
    </message>
    <message>
        <source>The first difference is at step %1, %2. Only in “%3”: %4.</source>
        <translation>第一处不同在第 %1 步，%2。只在“%3”中：%4。</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>the client calls %1</source>
        <translation>客户端调用 %1</translation>
    </message>
    <message>
        <source>the server calls %1</source>
        <translation>服务器调用 %1</translation>
    </message>
    <message>
        <source>a hand-made RST reaches the client</source>
        <translation>人为构造的 RST 到达客户端</translation>
    </message>
    <message>
        <source>a hand-made RST reaches the server</source>
        <translation>人为构造的 RST 到达服务器</translation>
    </message>
</context>
<context>
    <name>Edge</name>
    <message>
        <source>active OPEN</source>
        <translation>主动打开</translation>
    </message>
    <message>
        <source>passive OPEN</source>
        <translation>被动打开</translation>
    </message>
    <message>
        <source>ACK of SYN</source>
        <translation>SYN 被确认</translation>
    </message>
    <message>
        <source>ACK of FIN</source>
        <translation>FIN 被确认</translation>
    </message>
    <message>
        <source>FIN + ACK of FIN</source>
        <translation>FIN 且 FIN 被确认</translation>
    </message>
</context>
<context>
    <name>Experiments</name>
    <message>
        <source>The server answers what it reads in upper case.</source>
        <translation>服务器把读到的内容改成大写送回。</translation>
    </message>
    <message>
        <source>UDP echo</source>
        <translation>UDP 回显</translation>
    </message>
    <message>
        <source>Each datagram is answered in upper case.</source>
        <translation>每个数据报都改成大写送回。</translation>
    </message>
    <message>
        <source>UDP chat desk</source>
        <translation>UDP 聊天台</translation>
    </message>
    <message>
        <source>Datagrams from any number of clients, answered one by one.</source>
        <translation>接收任意多个客户端的数据报，逐一答复。</translation>
    </message>
    <message>
        <source>Remote command</source>
        <translation>远程命令</translation>
    </message>
    <message>
        <source>A command from a fixed list is run; a length prefix stands before its output.</source>
        <translation>执行固定清单中的命令；输出前面带长度前缀。</translation>
    </message>
    <message>
        <source>JSON messages</source>
        <translation>JSON 消息</translation>
    </message>
    <message>
        <source>JSON objects with a length prefix.</source>
        <translation>带长度前缀的 JSON 对象。</translation>
    </message>
    <message>
        <source>Sticky-packet microscope</source>
        <translation>粘包显微镜</translation>
    </message>
    <message>
        <source>What was written, what was sent and what each read returned, byte by byte.</source>
        <translation>逐字节对照：写了什么，发了什么，每次读到什么。</translation>
    </message>
    <message>
        <source>Half-close</source>
        <translation>半关闭</translation>
    </message>
    <message>
        <source>One direction is closed while the other still carries data.</source>
        <translation>一个方向已经关闭，另一个方向仍在传送数据。</translation>
    </message>
    <message>
        <source>Who closes first?</source>
        <translation>谁先关闭？</translation>
    </message>
    <message>
        <source>TIME-WAIT stays with the side that closes first.</source>
        <translation>TIME-WAIT（时间等待）属于先关闭的一方。</translation>
    </message>
    <message>
        <source>Reusing an address</source>
        <translation>地址重用</translation>
    </message>
    <message>
        <source>When SO_REUSEADDR and SO_REUSEPORT let a second bind succeed.</source>
        <translation>SO_REUSEADDR 和 SO_REUSEPORT 什么时候能让第二次 bind 成功。</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>全连接队列 (backlog)</translation>
    </message>
    <message>
        <source>Connections that stand before accept() is called.</source>
        <translation>还没有调用 accept()，连接就已经建立。</translation>
    </message>
    <message>
        <source>Keepalive</source>
        <translation>保活</translation>
    </message>
    <message>
        <source>How a silent peer is found to be gone.</source>
        <translation>怎样发现沉默的对方已经消失。</translation>
    </message>
    <message>
        <source>Reset instead of close</source>
        <translation>用复位代替关闭</translation>
    </message>
    <message>
        <source>SO_LINGER with zero seconds makes close() send a RST.</source>
        <translation>SO_LINGER 设为 0 秒，close() 就发出 RST。</translation>
    </message>
    <message>
        <source>Partial send</source>
        <translation>部分发送</translation>
    </message>
    <message>
        <source>send() takes fewer bytes than it was given.</source>
        <translation>send() 收下的字节比给它的少。</translation>
    </message>
    <message>
        <source>Black hole</source>
        <translation>黑洞</translation>
    </message>
    <message>
        <source>The peer vanishes without a word.</source>
        <translation>对方不声不响地消失。</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix 套接字</translation>
    </message>
    <message>
        <source>The echo over a path in the file system.</source>
        <translation>通过文件系统路径的回显。</translation>
    </message>
    <message>
        <source>Raw socket</source>
        <translation>原始套接字</translation>
    </message>
    <message>
        <source>What SOCK_RAW allows, and to whom.</source>
        <translation>SOCK_RAW 允许什么，又允许谁用。</translation>
    </message>
    <message>
        <source>TCP echo, answered in upper case</source>
        <translation>TCP 回显，以大写字母应答</translation>
    </message>
</context>
<context>
    <name>Explorer</name>
    <message>
        <source>an application was handed octets that were not sent at that place of the stream</source>
        <translation>应用程序收到的字节不是流中该位置上发送的字节</translation>
    </message>
    <message>
        <source>a segment carries other octets than those that belong to its sequence numbers</source>
        <translation>报文段携带的字节与其序号应有的字节不同</translation>
    </message>
    <message>
        <source>the connection ended in order, and not everything that was sent had arrived</source>
        <translation>连接正常结束，但发送的数据没有全部到达</translation>
    </message>
    <message>
        <source>SND.UNA =&lt; SND.NXT =&lt; the end of what was queued does not hold, or one of them went back</source>
        <translation>SND.UNA =&lt; SND.NXT =&lt; 已排队数据的末尾不成立，或其中之一后退了</translation>
    </message>
    <message>
        <source>RCV.NXT went back</source>
        <translation>RCV.NXT 后退了</translation>
    </message>
    <message>
        <source>the right edge of the receive window moved left</source>
        <translation>接收窗口的右边沿向左移动了</translation>
    </message>
    <message>
        <source>RCV.NXT lies beyond the peer&apos;s SND.NXT</source>
        <translation>RCV.NXT 超过了对端的 SND.NXT</translation>
    </message>
    <message>
        <source>SND.UNA lies beyond the peer&apos;s RCV.NXT</source>
        <translation>SND.UNA 超过了对端的 RCV.NXT</translation>
    </message>
    <message>
        <source>text or a FIN was sent beyond the peer&apos;s window</source>
        <translation>数据或 FIN 的发送超出了对端的窗口</translation>
    </message>
    <message>
        <source>a state changed in a way that no row of the transition table allows</source>
        <translation>状态发生了转换表中任何一行都不允许的变化</translation>
    </message>
    <message>
        <source>something waits, and no timer looks after it</source>
        <translation>有事情在等待，却没有计时器照看</translation>
    </message>
    <message>
        <source>a timer runs for nothing</source>
        <translation>计时器在无事可等时运行</translation>
    </message>
    <message>
        <source>more is kept than the buffers hold</source>
        <translation>保存的内容超过了缓冲区的容量</translation>
    </message>
    <message>
        <source>more segments are in flight than so little data can need</source>
        <translation>在途报文段的数量超出了这么少的数据所需</translation>
    </message>
    <message>
        <source>TCP refused a call that its state allows</source>
        <translation>TCP 拒绝了其状态允许的调用</translation>
    </message>
    <message>
        <source>nothing can happen any more, and this end is none of the known ones</source>
        <translation>再没有任何事情可以发生，而这个终局不在已知之列</translation>
    </message>
    <message>
        <source>with the faults over and both programs closing, it never comes to CLOSED at both ends</source>
        <translation>故障已经结束，双方程序都关闭，却始终不能在两端都到达 CLOSED</translation>
    </message>
    <message>
        <source>an end gave the connection up, although everything arrives and its peer is there</source>
        <translation>一切都能到达，对端也在，一端却放弃了连接</translation>
    </message>
    <message>
        <source>a state was reached that had been forbidden</source>
        <translation>到达了被禁止的状态</translation>
    </message>
    <message>
        <source>LISTEN, and nobody comes any more</source>
        <translation>LISTEN，而不会再有人来连接</translation>
    </message>
    <message>
        <source>ESTABLISHED at both ends, and neither program says anything more</source>
        <translation>两端都在 ESTABLISHED，双方程序都不再有话要说</translation>
    </message>
    <message>
        <source>CLOSE-WAIT: the peer has closed, and this program never does</source>
        <translation>CLOSE-WAIT：对端已经关闭，而本端程序从不关闭</translation>
    </message>
    <message>
        <source>half-open: one end is gone, and no keepalive tells the other</source>
        <translation>半开：一端已经消失，没有保活机制告知另一端</translation>
    </message>
    <message>
        <source>walked to its end</source>
        <translation>已走遍</translation>
    </message>
    <message>
        <source>stopped by the limit of --depth</source>
        <translation>因 --depth 的限制而停止</translation>
    </message>
    <message>
        <source>stopped by the limit of --states</source>
        <translation>因 --states 的限制而停止</translation>
    </message>
    <message>
        <source>stopped by the limit of --memory</source>
        <translation>因 --memory 的限制而停止</translation>
    </message>
    <message>
        <source>stopped: too many different segments to number</source>
        <translation>已停止：不同的报文段太多，无法编号</translation>
    </message>
    <message>
        <source>opening, with listener and client aborting and a second try; resets into SYN-RECEIVED and SYN-SENT</source>
        <translation>建立连接：监听方和客户端都可以中止，客户端可以再试一次；RST 到达 SYN-RECEIVED 和 SYN-SENT</translation>
    </message>
    <message>
        <source>both connect; text before the connection stands; close and abort</source>
        <translation>双方同时打开；连接建立之前就发送数据；关闭和中止</translation>
    </message>
    <message>
        <source>the RFC&apos;s own picture of LISTEN: SEND and OPEN from there, back to LISTEN</source>
        <translation>RFC 所描述的 LISTEN：从中调用 SEND 和 OPEN，再回到 LISTEN</translation>
    </message>
    <message>
        <source>text of several segments in both directions, both ends shut down</source>
        <translation>双向各传输若干报文段的数据，两端都关闭发送方向</translation>
    </message>
    <message>
        <source>a reader that reads when it likes: closed windows, probes, silly windows</source>
        <translation>读取时机不定的接收方：零窗口、窗口探测和糊涂窗口</translation>
    </message>
    <message>
        <source>delayed acknowledgments, both directions, close</source>
        <translation>延迟确认，双向传输，关闭</translation>
    </message>
    <message>
        <source>five segments, SACK, NewReno: fast retransmit and recovery</source>
        <translation>五个报文段，SACK，NewReno：快速重传与快速恢复</translation>
    </message>
    <message>
        <source>shutdown and close at both ends in every order, unread text</source>
        <translation>两端以各种次序调用 shutdown 和 close，数据可能尚未读取</translation>
    </message>
    <message>
        <source>aborts in every state, close with unread text</source>
        <translation>在每个状态中止连接，留有未读数据时关闭</translation>
    </message>
    <message>
        <source>a stranger&apos;s RST, SYN, ACK, FIN in and out of the window</source>
        <translation>第三方伪造的 RST、SYN、ACK、FIN，落在窗口内或窗口外</translation>
    </message>
    <message>
        <source>a host crashes and comes back, opens anew</source>
        <translation>主机崩溃后恢复，重新打开连接</translation>
    </message>
    <message>
        <source>a host crashes and stays away: R2 in every state</source>
        <translation>主机崩溃后不再恢复：每个状态中的 R2</translation>
    </message>
    <message>
        <source>a host crashes and stays away, with a user timeout</source>
        <translation>主机崩溃后不再恢复，设有用户超时</translation>
    </message>
    <message>
        <source>a host crashes and stays away, with keepalives</source>
        <translation>主机崩溃后不再恢复，启用保活</translation>
    </message>
    <message>
        <source>a second incarnation against TIME-WAIT; segments live for one MSL</source>
        <translation>连接的新化身遇到 TIME-WAIT；报文段的寿命为一个 MSL</translation>
    </message>
    <message>
        <source>opening, text and close while routers report hard and soft errors and too large segments</source>
        <translation>建立连接、传输数据和关闭期间，路由器报告硬错误、软错误以及报文段过大</translation>
    </message>
    <message>
        <source>FIN-WAIT-2 that ends by itself once its program has closed</source>
        <translation>程序关闭套接字以后，FIN-WAIT-2 自行结束</translation>
    </message>
</context>
<context>
    <name>Host</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>client</source>
        <comment>in a legend or inside a sentence</comment>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <comment>in a legend or inside a sentence</comment>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>Icmp</name>
    <message>
        <source>network unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>host unreachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>protocol unreachable</source>
        <translation>协议不可达</translation>
    </message>
    <message>
        <source>port unreachable</source>
        <translation>端口不可达</translation>
    </message>
    <message>
        <source>too large, fragmentation needed</source>
        <translation>过大，需要分片</translation>
    </message>
    <message>
        <source>source route failed</source>
        <translation>源路由失败</translation>
    </message>
    <message>
        <source>source quench</source>
        <translation>源点抑制</translation>
    </message>
    <message>
        <source>time exceeded</source>
        <translation>时间超过</translation>
    </message>
    <message>
        <source>parameter problem</source>
        <translation>参数问题</translation>
    </message>
</context>
<context>
    <name>Injection</name>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>%1 到 %2 的整数。</translation>
    </message>
    <message>
        <source>A number from 0 to 4294967295, or a variable such as RCV.NXT+1.</source>
        <translation>0 到 4294967295 的数，或 RCV.NXT+1 之类的变量。</translation>
    </message>
    <message>
        <source>A number from 0 to 4294967295.</source>
        <translation>0 到 4294967295 的数。</translation>
    </message>
    <message>
        <source>These options take %1 octets; the header has room for %2.</source>
        <translation>这些选项占 %1 个字节；首部只容得下 %2 个。</translation>
    </message>
    <message>
        <source>Up to four blocks, from the first octet to behind the last: 1001-1101, 1201-1301.</source>
        <translation>最多四块，从第一个字节到最后一个字节之后：1001-1101, 1201-1301。</translation>
    </message>
    <message>
        <source>Old duplicate SYN</source>
        <translation>失效的重复 SYN</translation>
    </message>
    <message>
        <source>Blind RST: in the window, by guess</source>
        <translation>盲 RST：猜中窗口内的序号</translation>
    </message>
    <message>
        <source>RST exactly at RCV.NXT</source>
        <translation>恰在 RCV.NXT 的 RST</translation>
    </message>
    <message>
        <source>Data outside the window</source>
        <translation>窗口之外的数据</translation>
    </message>
    <message>
        <source>ACK of something not sent</source>
        <translation>确认从未发送的数据</translation>
    </message>
    <message>
        <source>exactly at RCV.NXT</source>
        <translation>恰在 RCV.NXT</translation>
    </message>
    <message>
        <source>begins before RCV.NXT and reaches into the window</source>
        <translation>始于 RCV.NXT 之前并伸入窗口</translation>
    </message>
    <message>
        <source>%1 before RCV.NXT: old</source>
        <translation>在 RCV.NXT 之前 %1：已过时</translation>
    </message>
    <message>
        <source>%1 behind RCV.NXT: inside the window, out of order</source>
        <translation>在 RCV.NXT 之后 %1：窗口之内，失序</translation>
    </message>
    <message>
        <source>%1 behind RCV.NXT: outside the window of %2</source>
        <translation>在 RCV.NXT 之后 %1：超出大小为 %2 的窗口</translation>
    </message>
    <message>
        <source>acknowledges %1 octets that were never sent</source>
        <translation>确认了 %1 个从未发送的字节</translation>
    </message>
    <message>
        <source>acknowledges %1 new octets</source>
        <translation>确认 %1 个新字节</translation>
    </message>
    <message>
        <source>acknowledges nothing new</source>
        <translation>没有确认新数据</translation>
    </message>
    <message>
        <source>an old acknowledgment</source>
        <translation>过时的确认</translation>
    </message>
    <message>
        <source>ICMP error: %1.</source>
        <translation>ICMP 差错：%1。</translation>
    </message>
    <message>
        <source>%1 octets of text</source>
        <translation>%1 个字节的数据</translation>
    </message>
    <message>
        <source>belongs to no connection</source>
        <translation>不属于任何连接</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>one line about a segment</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between its parts</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Intervention</name>
    <message>
        <source>segment %1</source>
        <translation>报文段 %1</translation>
    </message>
    <message>
        <source>drop %1</source>
        <comment>a segment</comment>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <comment>a segment</comment>
        <translation>重复 %1</translation>
    </message>
    <message>
        <source>delay %1 by %2</source>
        <comment>a segment</comment>
        <translation>将 %1 延迟 %2</translation>
    </message>
    <message>
        <source>corrupt %1</source>
        <comment>a segment</comment>
        <translation>损坏 %1</translation>
    </message>
    <message>
        <source>reorder %1</source>
        <comment>a segment</comment>
        <translation>使 %1 乱序</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a host and what it calls</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>inject %1 to the %2</source>
        <comment>a segment and the host that it reaches</comment>
        <translation>向%2注入 %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>what was done, and when</comment>
        <translation>%2 %1</translation>
    </message>
</context>
<context>
    <name>LabText</name>
    <message>
        <source>listening on %1</source>
        <translation>正在 %1 监听</translation>
    </message>
    <message>
        <source>no longer listening</source>
        <translation>不再监听</translation>
    </message>
    <message>
        <source>connection %1 accepted from %2</source>
        <translation>接受连接 %1，来自 %2</translation>
    </message>
    <message>
        <source>a connection could not be accepted: %1</source>
        <translation>无法接受一个连接：%1</translation>
    </message>
    <message numerus="yes">
        <source>the peer does not read its answers: reading waits (%n bytes to go)</source>
        <translation>
            <numerusform>对方不读回答：暂停读取（还有 %n 字节待送出）</numerusform>
        </translation>
    </message>
    <message>
        <source>the peer reads again, so does this end</source>
        <translation>对方又开始读，这一端也继续读</translation>
    </message>
    <message>
        <source>message %1 decoded</source>
        <translation>解出消息 %1</translation>
    </message>
    <message>
        <source>the bytes do not follow the framing</source>
        <translation>这些字节不符合成帧规则</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>connecting to %1</source>
        <translation>正在连接 %1</translation>
    </message>
    <message>
        <source>connected, from port %1</source>
        <translation>已连接，本地端口 %1</translation>
    </message>
    <message>
        <source>nothing more will be sent; reading goes on</source>
        <translation>不再发送，继续接收</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes read</source>
        <translation>
            <numerusform>读到 %n 字节</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes written</source>
        <translation>
            <numerusform>写出 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>the peer closed (FIN): it will send no more</source>
        <translation>对方关闭（FIN）：不会再发送</translation>
    </message>
    <message>
        <source>the peer reset the connection (RST)</source>
        <translation>对方复位了连接（RST）</translation>
    </message>
    <message>
        <source>closed here (FIN)</source>
        <translation>本端关闭（FIN）</translation>
    </message>
    <message>
        <source>aborted here (RST)</source>
        <translation>本端异常终止（RST）</translation>
    </message>
    <message>
        <source>Only programs on this machine can reach it.</source>
        <translation>只有本机的程序可以连接它。</translation>
    </message>
    <message>
        <source>Machines on this network can reach it.</source>
        <translation>本网络中的机器可以连接它。</translation>
    </message>
    <message>
        <source>Whoever can reach this machine can reach it.</source>
        <translation>凡是能到达本机的机器都可以连接它。</translation>
    </message>
    <message>
        <source>There can be 1 to 100,000 messages, of 16 MiB together.</source>
        <translation>消息可以有 1 到 100,000 条，合计不超过 16 MiB。</translation>
    </message>
    <message>
        <source>This size of message does not suit the framing: its own bytes and at least one byte of text must fit.</source>
        <translation>这个消息大小不适合所选的成帧方式：要容得下成帧字节和至少一个字节的内容。</translation>
    </message>
    <message>
        <source>The gap can be 0 to 60,000 ms.</source>
        <translation>间隔可以是 0 到 60,000 ms。</translation>
    </message>
    <message>
        <source>The read delay can be 0 to 60,000 ms.</source>
        <translation>读取延迟可以是 0 到 60,000 ms。</translation>
    </message>
    <message>
        <source>One read can take 1 to 1,048,576 bytes.</source>
        <translation>一次读取可以是 1 到 1,048,576 字节。</translation>
    </message>
    <message>
        <source>Fixed-size framing needs messages of exactly that size.</source>
        <translation>固定长度成帧要求每条消息正好是这个长度。</translation>
    </message>
    <message>
        <source>The delimiter is empty, or it occurs in the messages themselves.</source>
        <translation>分隔符为空，或者出现在消息内容里。</translation>
    </message>
    <message>
        <source>A length prefix has 1, 2 or 4 bytes.</source>
        <translation>长度前缀是 1、2 或 4 字节。</translation>
    </message>
    <message>
        <source>The address is not one.</source>
        <translation>这不是地址。</translation>
    </message>
    <message>
        <source>The setting “%1” cannot be used.</source>
        <translation>设置“%1”不可用。</translation>
    </message>
    <message>
        <source>Port %1 on %2 is already in use by another program.</source>
        <translation>%2 的端口 %1 已被另一个程序占用。</translation>
    </message>
    <message>
        <source>This program is not allowed to listen on port %1.</source>
        <translation>本程序无权在端口 %1 监听。</translation>
    </message>
    <message>
        <source>The system did not permit it: %1.</source>
        <translation>系统不允许：%1。</translation>
    </message>
    <message>
        <source>This machine has no address %1.</source>
        <translation>本机没有地址 %1。</translation>
    </message>
    <message>
        <source>This machine cannot use addresses like %1.</source>
        <translation>本机不能使用 %1 这类地址。</translation>
    </message>
    <message>
        <source>No address was found for the name “%1”.</source>
        <translation>查不到名字“%1”的地址。</translation>
    </message>
    <message>
        <source>%1 refused the connection on port %2: a RST answered the SYN, nobody listens there.</source>
        <translation>%1 在端口 %2 拒绝了连接：SYN 得到的是 RST，没有程序在那里监听。</translation>
    </message>
    <message>
        <source>The peer reset the connection (RST).</source>
        <translation>对方复位了连接（RST）。</translation>
    </message>
    <message>
        <source>%1 did not answer on port %2.</source>
        <translation>%1 的端口 %2 没有回答。</translation>
    </message>
    <message>
        <source>The peer no longer answers; the connection timed out.</source>
        <translation>对方不再回答，连接超时。</translation>
    </message>
    <message>
        <source>There is no way to %1.</source>
        <translation>无法到达 %1。</translation>
    </message>
    <message>
        <source>This program has too many sockets open.</source>
        <translation>本程序打开的套接字太多。</translation>
    </message>
    <message>
        <source>This operating system does not offer what is needed here.</source>
        <translation>本操作系统不提供这里需要的功能。</translation>
    </message>
    <message>
        <source>The system reports: %1.</source>
        <translation>系统报告：%1。</translation>
    </message>
    <message>
        <source>Stop that program or take another port.</source>
        <translation>请停止那个程序，或者换一个端口。</translation>
    </message>
    <message>
        <source>Ports below 1024 need a privilege: take a higher one.</source>
        <translation>1024 以下的端口需要特权：请选更大的端口。</translation>
    </message>
    <message>
        <source>Take 127.0.0.1 or an address of this machine.</source>
        <translation>请用 127.0.0.1 或本机的地址。</translation>
    </message>
    <message>
        <source>IPv6 may be off: take 127.0.0.1.</source>
        <translation>IPv6 可能已关闭：请用 127.0.0.1。</translation>
    </message>
    <message>
        <source>Check the spelling or type an address.</source>
        <translation>请检查拼写，或直接输入地址。</translation>
    </message>
    <message>
        <source>Start a server there, or check the port number.</source>
        <translation>请在那里启动服务器，或检查端口号。</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>请重新连接。</translation>
    </message>
    <message>
        <source>Check the address, and whether a firewall drops the segments.</source>
        <translation>请检查地址，以及是否有防火墙丢弃报文段。</translation>
    </message>
    <message>
        <source>Connect again when the peer is back.</source>
        <translation>等对方恢复后再连接。</translation>
    </message>
    <message>
        <source>Check the address and the network.</source>
        <translation>请检查地址和网络。</translation>
    </message>
    <message>
        <source>Close some connections.</source>
        <translation>请关闭一些连接。</translation>
    </message>
    <message>
        <source>Change it in the setup.</source>
        <translation>请在设置中修改。</translation>
    </message>
    <message>
        <source>small writes leave at once</source>
        <translation>小的写入立即发出</translation>
    </message>
    <message>
        <source>small writes may wait</source>
        <translation>小的写入可能要等待</translation>
    </message>
    <message>
        <source>ACKs leave at once</source>
        <translation>确认立即发出</translation>
    </message>
    <message>
        <source>ACKs may be delayed</source>
        <translation>确认可能延迟</translation>
    </message>
    <message>
        <source>only full segments leave</source>
        <translation>只发送满的报文段</translation>
    </message>
    <message>
        <source>segments need not be full</source>
        <translation>报文段不必是满的</translation>
    </message>
    <message>
        <source>a silent peer is probed</source>
        <translation>对方沉默时会探测</translation>
    </message>
    <message>
        <source>a silent peer is never probed</source>
        <translation>对方沉默时从不探测</translation>
    </message>
    <message>
        <source>bind() despite TIME-WAIT</source>
        <translation>有 TIME-WAIT 也能 bind()</translation>
    </message>
    <message>
        <source>TIME-WAIT keeps bind() out</source>
        <translation>有 TIME-WAIT 就不能 bind()</translation>
    </message>
    <message>
        <source>others may bind the port too</source>
        <translation>别的套接字也可以绑定这个端口</translation>
    </message>
    <message>
        <source>the port is not shared</source>
        <translation>端口不共用</translation>
    </message>
    <message>
        <source>close() sends FIN, not RST</source>
        <translation>close() 发 FIN，不发 RST</translation>
    </message>
    <message>
        <source>close() sends RST, not FIN</source>
        <translation>close() 发 RST，不发 FIN</translation>
    </message>
    <message numerus="yes">
        <source>close() waits %n seconds for unsent bytes</source>
        <translation>
            <numerusform>close() 为未发出的字节最多等 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>idle seconds before probes</source>
        <translation>空闲多少秒后开始探测</translation>
    </message>
    <message>
        <source>seconds between two probes</source>
        <translation>两次探测相隔多少秒</translation>
    </message>
    <message>
        <source>probes, then it gives up</source>
        <translation>探测多少次后放弃</translation>
    </message>
    <message>
        <source>bytes write() may queue</source>
        <translation>write() 最多可排队的字节</translation>
    </message>
    <message>
        <source>bytes read() may find</source>
        <translation>read() 最多可读到的字节</translation>
    </message>
    <message>
        <source>the system&apos;s own limit</source>
        <translation>系统自己的上限</translation>
    </message>
    <message>
        <source>ms without ACK at most</source>
        <translation>没有确认最多等多少毫秒</translation>
    </message>
    <message>
        <source>routers that may be passed</source>
        <translation>最多经过多少个路由器</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>the kernel doubles it</source>
        <translation>内核将其加倍</translation>
    </message>
    <message>
        <source>the kernel keeps to its own limits</source>
        <translation>内核按自己的限度取值</translation>
    </message>
    <message>
        <source>the kernel may change it</source>
        <translation>内核可能会改变它</translation>
    </message>
    <message>
        <source>the kernel made something else of it</source>
        <translation>内核取了别的值</translation>
    </message>
    <message>
        <source>the kernel refused it</source>
        <translation>内核拒绝了</translation>
    </message>
    <message>
        <source>not on this kind of socket</source>
        <translation>这种套接字没有此选项</translation>
    </message>
    <message>
        <source>One read = one message</source>
        <translation>一次读 = 一条消息</translation>
    </message>
    <message numerus="yes">
        <source>Fixed size, %n bytes</source>
        <translation>
            <numerusform>固定长度，%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Delimiter, line feed</source>
        <translation>分隔符，换行</translation>
    </message>
    <message>
        <source>Delimiter “%1”</source>
        <translation>分隔符“%1”</translation>
    </message>
    <message>
        <source>Length, 1 byte</source>
        <translation>长度前缀，1 字节</translation>
    </message>
    <message>
        <source>Length, %1 bytes, big endian</source>
        <translation>长度前缀，%1 字节，大端</translation>
    </message>
    <message>
        <source>Length, %1 bytes, little endian</source>
        <translation>长度前缀，%1 字节，小端</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON 行</translation>
    </message>
    <message>
        <source>length %1 at byte %2, more than the limit of %3</source>
        <translation>第 %2 字节处的长度 %1 超过上限 %3</translation>
    </message>
    <message>
        <source>negative length %1 at byte %2</source>
        <translation>第 %2 字节处的长度 %1 为负</translation>
    </message>
    <message>
        <source>length %1 at byte %2: other byte order?</source>
        <translation>第 %2 字节处的长度 %1：字节序反了？</translation>
    </message>
    <message>
        <source>no delimiter within %1 bytes from byte %2</source>
        <translation>从第 %2 字节起 %1 字节内没有分隔符</translation>
    </message>
    <message>
        <source>no valid JSON at byte %1</source>
        <translation>第 %1 字节处不是有效的 JSON</translation>
    </message>
    <message>
        <source>the stream ends inside a length prefix at byte %1</source>
        <translation>字节流在第 %1 字节的长度前缀中间结束</translation>
    </message>
    <message>
        <source>no delimiter from byte %1 to the end</source>
        <translation>从第 %1 字节到末尾没有分隔符</translation>
    </message>
    <message>
        <source>the stream ends with %1 of %2 bytes, from byte %3</source>
        <translation>从第 %3 字节起应有 %2 字节，字节流只有 %1 字节就结束了</translation>
    </message>
    <message>
        <source>a message of %1 bytes where each has %2</source>
        <translation>消息有 %1 字节，而每条应为 %2 字节</translation>
    </message>
    <message>
        <source>the message itself holds the delimiter, at its byte %1</source>
        <translation>消息内容的第 %1 字节处就有分隔符</translation>
    </message>
    <message>
        <source>%1 bytes are more than the prefix can say (%2)</source>
        <translation>%1 字节超过了前缀能表示的长度（%2）</translation>
    </message>
    <message>
        <source>%1 bytes are more than the limit of %2</source>
        <translation>%1 字节超过上限 %2</translation>
    </message>
    <message>
        <source>the message is not valid JSON</source>
        <translation>消息不是有效的 JSON</translation>
    </message>
    <message>
        <source>a size of %1 bytes cannot be</source>
        <translation>长度不能是 %1 字节</translation>
    </message>
    <message>
        <source>the delimiter is empty</source>
        <translation>分隔符为空</translation>
    </message>
    <message>
        <source>a length prefix of %1 bytes: 1, 2 or 4 would do</source>
        <translation>长度前缀是 %1 字节：只能是 1、2 或 4</translation>
    </message>
</context>
<context>
    <name>LabWords</name>
    <message numerus="yes">
        <source>read %n byte(s): %1</source>
        <translation>
            <numerusform>读到 %n 字节：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wrote %n byte(s): %1</source>
        <translation>
            <numerusform>写出 %n 字节：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>message %1, %n byte(s): %2</source>
        <translation>
            <numerusform>消息 %1，%n 字节：%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>does not read its answers, %n byte(s) wait for it: nothing is read from it for now</source>
        <translation>
            <numerusform>对方不读回答，已有 %n 字节在等它：暂时不再读它发来的数据</numerusform>
        </translation>
    </message>
    <message>
        <source>the framing broke</source>
        <translation>成帧出错</translation>
    </message>
    <message>
        <source>connected (accept)</source>
        <translation>已连接（accept）</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>no more will be sent (FIN)</source>
        <translation>不再发送（FIN）</translation>
    </message>
    <message>
        <source>the peer closed (FIN)</source>
        <translation>对方关闭（FIN）</translation>
    </message>
    <message>
        <source>the peer reset the connection (RST)</source>
        <translation>对方复位了连接（RST）</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>aborted (RST)</source>
        <translation>已异常终止（RST）</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>正在监听</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>reads again</source>
        <translation>又开始读</translation>
    </message>
    <message>
        <source>%1 is in use by another program. Choose another port with --port (0 takes any free one), or end that program; ss -ltnp names it.</source>
        <translation>%1 正被另一个程序占用。请用 --port 换一个端口（0 表示任选空闲端口），或者结束那个程序；ss -ltnp 可以查出它。</translation>
    </message>
    <message>
        <source>The system does not permit %1. Ports below 1024 need a privilege; choose a higher one with --port.</source>
        <translation>系统不允许使用 %1。1024 以下的端口需要特权，请用 --port 选更大的端口。</translation>
    </message>
    <message>
        <source>This machine does not have the address %1. ip addr shows those that it has.</source>
        <translation>本机没有地址 %1。ip addr 可以列出本机的地址。</translation>
    </message>
    <message>
        <source>This system does not support addresses like %1 (is IPv6 off?). Try 127.0.0.1.</source>
        <translation>本系统不支持 %1 这类地址（IPv6 是否关闭？）。请试试 127.0.0.1。</translation>
    </message>
    <message>
        <source>%1 refused the connection: no program listens there. Start the server first, with tcplab-cli serve.</source>
        <translation>%1 拒绝连接：没有程序在那里监听。请先用 tcplab-cli serve 启动服务器。</translation>
    </message>
    <message>
        <source>%1 reset the connection (RST).</source>
        <translation>%1 复位了连接（RST）。</translation>
    </message>
    <message>
        <source>%1 does not answer. Is the address right, and does a firewall drop what is sent there?</source>
        <translation>%1 没有回答。地址对吗？是否有防火墙丢弃了发往那里的报文段？</translation>
    </message>
    <message>
        <source>There is no way to %1 from here. Check the address and the network.</source>
        <translation>从这里无法到达 %1。请检查地址和网络。</translation>
    </message>
    <message>
        <source>No address is known for the name &apos;%1&apos;. Check its spelling, or give the address.</source>
        <translation>查不到名字“%1”的地址。请检查拼写，或者直接写地址。</translation>
    </message>
    <message>
        <source>Too many sockets are open. Close some, or raise the limit with ulimit -n.</source>
        <translation>打开的套接字太多。请关闭一些，或用 ulimit -n 提高上限。</translation>
    </message>
    <message>
        <source>This operating system does not offer that.</source>
        <translation>本操作系统不提供这个功能。</translation>
    </message>
    <message>
        <source>The value of &apos;%1&apos; is out of range.</source>
        <translation>“%1”的值超出范围。</translation>
    </message>
    <message>
        <source>The system reports: %1.</source>
        <translation>系统报告：%1。</translation>
    </message>
    <message>
        <source>the framing broke: %1</source>
        <translation>成帧出错：%1</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>%1 of silence (folded)</source>
        <translation>静默 %1（已折叠）</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>of a timer</comment>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>bad checksum</source>
        <comment>a segment damaged on the way</comment>
        <translation>检验和错误</translation>
    </message>
    <message>
        <source>lost</source>
        <comment>a segment</comment>
        <translation>丢失</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>no flags</source>
        <translation>没有标志</translation>
    </message>
    <message>
        <source>again</source>
        <comment>a segment that was sent before</comment>
        <translation>重传</translation>
    </message>
    <message>
        <source>copy</source>
        <comment>made by the link</comment>
        <translation>副本</translation>
    </message>
    <message>
        <source>hand-made</source>
        <comment>a segment made by a person</comment>
        <translation>人为构造</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, segment %4</source>
        <translation>%1，从%2到%3，报文段 %4</translation>
    </message>
    <message>
        <source>left at %1</source>
        <translation>%1 发出</translation>
    </message>
    <message>
        <source>lost at %1</source>
        <translation>%1 丢失</translation>
    </message>
    <message>
        <source>damaged on the way: the checksum is wrong</source>
        <translation>途中损坏：检验和错误</translation>
    </message>
    <message>
        <source>arrives at %1</source>
        <translation>%1 到达</translation>
    </message>
    <message>
        <source>a retransmission: it was sent before</source>
        <translation>重传：以前发送过</translation>
    </message>
    <message>
        <source>2 MSL restarts</source>
        <translation>2MSL 重新计时</translation>
    </message>
    <message>
        <source>%L1 of %L2 segments are drawn here</source>
        <translation>%L2 个报文段中画出了 %L1 个</translation>
    </message>
    <message>
        <source>fails</source>
        <comment>a call</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1: %2 left</source>
        <comment>timer and time left</comment>
        <translation>%1 计时器剩 %2</translation>
    </message>
    <message>
        <source>%1 timer
fires, %2</source>
        <comment>a timer and its length</comment>
        <translation>%1 计时器
到时，%2</translation>
    </message>
    <message>
        <source>ICMP:
%1</source>
        <comment>an ICMP error</comment>
        <translation>ICMP：
%1</translation>
    </message>
    <message>
        <source>plays in %1 step lengths</source>
        <comment>2 to 4</comment>
        <translation>播放时占 %1 个步长</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <comment>timers</comment>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>The client is now in %1</source>
        <translation>客户端此后处于 %1</translation>
    </message>
    <message>
        <source>The server is now in %1</source>
        <translation>服务器此后处于 %1</translation>
    </message>
    <message>
        <source>%1 from the client does not get through: %2</source>
        <translation>客户端的 %1 未能送达：%2</translation>
    </message>
    <message>
        <source>%1 from the server does not get through: %2</source>
        <translation>服务器的 %1 未能送达：%2</translation>
    </message>
    <message>
        <source>The client&apos;s %1 runs out after %2</source>
        <translation>客户端的%1在 %2 后到期</translation>
    </message>
    <message>
        <source>The server&apos;s %1 runs out after %2</source>
        <translation>服务器的%1在 %2 后到期</translation>
    </message>
    <message>
        <source>step %1, %2</source>
        <translation>第 %1 步，%2</translation>
    </message>
</context>
<context>
    <name>Mermaid</name>
    <message>
        <source>still on its way</source>
        <comment>a segment</comment>
        <translation>仍在途中</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>a text in quotation marks</source>
        <translation>带引号的文本</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>an object {...}</source>
        <translation>对象 {...}</translation>
    </message>
    <message>
        <source>a list [...]</source>
        <translation>列表 [...]</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>“%1” is not known here. Check its spelling.</source>
        <translation>这里没有“%1”这一项，请检查拼写。</translation>
    </message>
    <message>
        <source>“%1” is not known here. Perhaps “%2” is meant?</source>
        <translation>这里没有“%1”这一项，是否要写“%2”？</translation>
    </message>
    <message>
        <source>This is not JSON. Look for a missing comma, quotation mark or bracket.</source>
        <translation>这不是 JSON。请检查是否缺少逗号、引号或括号。</translation>
    </message>
    <message>
        <source>This is not JSON: “%1” cannot stand here. Look for a missing comma, quotation mark or bracket.</source>
        <translation>这不是 JSON：“%1”不能出现在这里。请检查是否缺少逗号、引号或括号。</translation>
    </message>
    <message>
        <source>“%1” will not do here.</source>
        <translation>“%1”在这里不合适。</translation>
    </message>
    <message>
        <source>“%1” will not do here. Possible: %2.</source>
        <translation>“%1”在这里不合适。可以用：%2。</translation>
    </message>
    <message>
        <source>line %1, column %2, at %3</source>
        <translation>第 %1 行第 %2 列，%3</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>The file is too large; at most %1 bytes are read.</source>
        <translation>文件太大，最多读取 %1 字节。</translation>
    </message>
    <message>
        <source>“%1” stands here twice. Remove one of the two.</source>
        <translation>“%1”在这里出现了两次，请删去一个。</translation>
    </message>
    <message>
        <source>“%1” is missing here and has to be given.</source>
        <translation>这里缺少“%1”，必须写明。</translation>
    </message>
    <message>
        <source>Here should be %1, but there is %2.</source>
        <translation>这里应当是%1，现在却是%2。</translation>
    </message>
    <message>
        <source>“%1” is not a duration. Write a number and a unit (us, ms, s, min, h), such as “500ms” or “2s”.</source>
        <translation>“%1”不是时间长度。请写数字加单位（us、ms、s、min、h），例如“500ms”或“2s”。</translation>
    </message>
    <message>
        <source>“%1” asks for something that this version does not model yet. Leave it out.</source>
        <translation>“%1”要求的机制，本版本还没有实现，请删去。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place, then what is wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The state %1 was expected in this order but not visited. Visited: %2.</source>
        <translation>应当按次序经过状态 %1，但没有经过。实际经过：%2。</translation>
    </message>
    <message>
        <source>At %1 the state should be %2, but it is %3.</source>
        <translation>在 %1，状态应当是 %2，实际是 %3。</translation>
    </message>
    <message>
        <source>No such segment was sent: %1. The nearest one: %2.</source>
        <translation>没有发送过这样的报文段：%1。最接近的是：%2。</translation>
    </message>
    <message>
        <source>This segment should not be sent, but was, at %1: %2.</source>
        <translation>不应发送的报文段在 %1发送了：%2。</translation>
    </message>
    <message>
        <source>The application should be told “%1”, but was told: %2.</source>
        <translation>应当通知应用程序“%1”，实际通知的是：%2。</translation>
    </message>
    <message>
        <source>The application should not be told “%1”, but was, at %2.</source>
        <translation>不应通知应用程序“%1”，但在 %2通知了。</translation>
    </message>
    <message>
        <source>The application should have read %1 bytes, but read %2.</source>
        <translation>应用程序应当读到 %1 字节，实际读到 %2 字节。</translation>
    </message>
    <message>
        <source>The answer is “%1”: there is no such connection.</source>
        <translation>回答是“%1”：没有这个连接。</translation>
    </message>
    <message>
        <source>The answer is “%1”: this connection is open already.</source>
        <translation>回答是“%1”：这个连接已经打开。</translation>
    </message>
    <message>
        <source>The answer is “%1”: there is no room for more.</source>
        <translation>回答是“%1”：资源不足。</translation>
    </message>
    <message>
        <source>The answer is “%1”: nobody has said with whom to connect.</source>
        <translation>回答是“%1”：没有指明要和谁连接。</translation>
    </message>
    <message>
        <source>The answer is “%1”: this end is being closed already.</source>
        <translation>回答是“%1”：这一端已经在关闭。</translation>
    </message>
    <message>
        <source>The answer is “%1”: the connection was reset.</source>
        <translation>回答是“%1”：连接已被复位。</translation>
    </message>
    <message>
        <source>line %1, at %2</source>
        <translation>第 %1 行，%2</translation>
    </message>
    <message>
        <source>This is too much; at most %1 is possible here.</source>
        <translation>这里太多了，最多是 %1。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text. Save it in the encoding UTF-8.</source>
        <translation>这个文件不是 UTF-8 文本。请用 UTF-8 编码保存。</translation>
    </message>
    <message>
        <source>Brackets stand too deep inside each other here; at most %1 levels are read.</source>
        <translation>这里的括号嵌套太深；最多读取 %1 层。</translation>
    </message>
    <message>
        <source>One of these is missing here and has to be given: %1.</source>
        <translation>这里缺少以下之一，必须给出：%1。</translation>
    </message>
    <message>
        <source>“%1” is one too many here: only one of these can be given: %2.</source>
        <translation>这里多了“%1”：以下只能给出一个：%2。</translation>
    </message>
    <message>
        <source>a duration with a unit, such as &quot;10s&quot;</source>
        <translation>带单位的时长，例如 &quot;10s&quot;</translation>
    </message>
    <message>
        <source>%1 is out of range: %2 to %3.</source>
        <translation>%1 超出范围，应为 %2 到 %3。</translation>
    </message>
    <message>
        <source>No such segment was sent: %1; only one such segment was sent.</source>
        <translation>没有发送这样的报文段：%1；只发送了 1 个。</translation>
    </message>
    <message>
        <source>No such segment was sent: %1; only %2 such segments were sent.</source>
        <translation>没有发送这样的报文段：%1；只发送了 %2 个。</translation>
    </message>
</context>
<context>
    <name>Packetdrill</name>
    <message>
        <source>a script of at most %1 bytes</source>
        <translation>至多 %1 字节的脚本</translation>
    </message>
    <message>
        <source>a script of at most %1 events</source>
        <translation>至多 %1 个事件的脚本</translation>
    </message>
    <message>
        <source>fewer brackets inside each other</source>
        <translation>括号嵌套层数少一些</translation>
    </message>
    <message>
        <source>a time in seconds, such as 0.1, +0.1 or *</source>
        <translation>以秒为单位的时间，例如 0.1、+0.1 或 *</translation>
    </message>
    <message>
        <source>a packet (&lt; or &gt;), a system call, a shell command in `...` or assertions in %{ ... }%</source>
        <translation>报文段（&lt; 或 &gt;）、系统调用、`...` 中的 shell 命令，或 %{ ... }% 中的断言</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 之间的数</translation>
    </message>
    <message>
        <source>= and what the call returns</source>
        <translation>= 和调用的返回值</translation>
    </message>
    <message>
        <source>flags: some of S F R P . U E W, or - for none</source>
        <translation>标志：S F R P . U E W 中的若干个，没有标志时写 -</translation>
    </message>
    <message>
        <source>sequence numbers and length, as in 1:1001(1000)</source>
        <translation>序号和长度，形如 1:1001(1000)</translation>
    </message>
    <message>
        <source>sequence numbers whose difference is the length in brackets</source>
        <translation>两个序号，其差等于括号中的长度</translation>
    </message>
    <message>
        <source>a TCP option, such as mss 1460</source>
        <translation>TCP 选项，例如 mss 1460</translation>
    </message>
    <message>
        <source>an ICMP message, such as unreachable port_unreachable</source>
        <translation>ICMP 报文，例如 unreachable port_unreachable</translation>
    </message>
    <message>
        <source>a closing %1</source>
        <translation>与前面配对的 %1</translation>
    </message>
    <message>
        <source>a comma or %1</source>
        <translation>逗号或 %1</translation>
    </message>
    <message>
        <source>a %1 for each #ifdef</source>
        <translation>每个 #ifdef 都要有 %1</translation>
    </message>
    <message>
        <source>#ifdef and a name, before #else and #endif</source>
        <translation>#else 和 #endif 之前要有 #ifdef 和名称</translation>
    </message>
    <message>
        <source>it runs the shell command “%1”</source>
        <translation>它要运行 shell 命令“%1”</translation>
    </message>
    <message>
        <source>the model does not have the setting “%1”</source>
        <translation>模型没有“%1”这项设置</translation>
    </message>
    <message>
        <source>the call %1 is not modelled</source>
        <translation>模型没有实现系统调用 %1</translation>
    </message>
    <message>
        <source>the socket option %1 is not modelled</source>
        <translation>模型没有实现套接字选项 %1</translation>
    </message>
    <message>
        <source>“%1” in the call %2 is not modelled</source>
        <translation>模型没有实现系统调用 %2 中的“%1”</translation>
    </message>
    <message>
        <source>%1 in a segment is not modelled</source>
        <translation>模型不包括报文段中的 %1</translation>
    </message>
    <message>
        <source>explicit congestion notification is not modelled</source>
        <translation>模型不包括显式拥塞通知</translation>
    </message>
    <message>
        <source>the ICMP message %1 is not modelled</source>
        <translation>模型不包括 ICMP 报文 %1</translation>
    </message>
    <message>
        <source>packets of the kind %1 are not modelled</source>
        <translation>模型不包括 %1 这种分组</translation>
    </message>
    <message>
        <source>the code “%1” is more than an assertion</source>
        <translation>代码“%1”不只是断言</translation>
    </message>
    <message>
        <source>the model does not have the value %1 of TCP_INFO</source>
        <translation>模型没有 TCP_INFO 中的 %1</translation>
    </message>
    <message>
        <source>it waits for more than 30 days</source>
        <translation>它要等待 30 天以上</translation>
    </message>
    <message>
        <source>the option %1 is not known</source>
        <translation>不认识选项 %1</translation>
    </message>
    <message>
        <source>it takes more steps than one run may</source>
        <translation>它的步数超过了一次运行的上限</translation>
    </message>
    <message>
        <source>it transfers more text than one run may</source>
        <translation>它传送的数据超过了一次运行的上限</translation>
    </message>
    <message>
        <source>the call %2 comes while %1 still waits</source>
        <translation>%1 还在等待时又来了调用 %2</translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation>什么也没有发送</translation>
    </message>
    <message>
        <source>%1 at %2 s</source>
        <translation>%1，时间 %2 秒</translation>
    </message>
    <message>
        <source>%1 (differs in: %2)</source>
        <translation>%1（不同之处：%2）</translation>
    </message>
    <message>
        <source>only %1 octets of it are sent</source>
        <translation>只发送了其中 %1 字节</translation>
    </message>
    <message>
        <source>%1 between %2 s and %3 s</source>
        <translation>%1，时间在 %2 秒到 %3 秒之间</translation>
    </message>
    <message>
        <source>%1 returns at once</source>
        <translation>%1 立即返回</translation>
    </message>
    <message>
        <source>it blocks</source>
        <translation>它阻塞了</translation>
    </message>
    <message>
        <source>%1 returns at %2 s</source>
        <translation>%1 在 %2 秒返回</translation>
    </message>
    <message>
        <source>it returns at %1 s</source>
        <translation>它在 %1 秒返回</translation>
    </message>
    <message>
        <source>it still waits at %1 s</source>
        <translation>到 %1 秒它还在等待</translation>
    </message>
    <message>
        <source>it returns %1</source>
        <translation>它返回 %1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 是 %2</translation>
    </message>
    <message>
        <source>it does not hold: %1</source>
        <translation>断言不成立：%1</translation>
    </message>
    <message>
        <source>an octet of the text is not the one written</source>
        <translation>数据中有一个字节不是当初写入的</translation>
    </message>
    <message>
        <source>sockets in the state %2: %1</source>
        <translation>处于 %2 状态的套接字：%1</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Profile linux, as asked for.</source>
        <translation>按要求采用 linux 方式。</translation>
    </message>
    <message>
        <source>Profile strict, as asked for.</source>
        <translation>按要求采用 strict 方式。</translation>
    </message>
    <message>
        <source>Profile linux, because the script makes settings of Linux.</source>
        <translation>采用 linux 方式，因为脚本设置了 Linux 的参数。</translation>
    </message>
    <message>
        <source>Profile strict with FreeBSD&apos;s buffers, because the script makes settings of FreeBSD.</source>
        <translation>采用 strict 方式和 FreeBSD 的缓冲区，因为脚本设置了 FreeBSD 的参数。</translation>
    </message>
    <message>
        <source>Profile strict with the usual buffers of Linux, because the script makes no settings.</source>
        <translation>采用 strict 方式和 Linux 常用的缓冲区，因为脚本没有做任何设置。</translation>
    </message>
    <message>
        <source>the script has no events</source>
        <translation>脚本中没有任何事件</translation>
    </message>
    <message>
        <source>the name of a system call</source>
        <translation>系统调用的名称</translation>
    </message>
    <message>
        <source>the name of a system call; perhaps “%1” is meant</source>
        <translation>系统调用的名称；也许是“%1”</translation>
    </message>
    <message>
        <source>the name of a field of TCP_INFO</source>
        <translation>TCP_INFO 的字段名</translation>
    </message>
    <message>
        <source>the name of a field of TCP_INFO; perhaps “%1” is meant</source>
        <translation>TCP_INFO 的字段名；也许是“%1”</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Classroom</source>
        <translation>课堂</translation>
    </message>
    <message>
        <source>The scenario as its file has it: RFC 9293 to the letter. 2MSL is 60 s, the first timeout 1 s.</source>
        <translation>按场景文件原样运行，严格遵循 RFC 9293。2MSL 为 60 s，首次超时为 1 s。</translation>
    </message>
    <message>
        <source>The numbers of Linux, and its behaviour where it differs from the RFC: CUBIC, SACK, timestamps, an RTO of at least 200 ms, SYNs for 131 s. What the scenario sets itself stays.</source>
        <translation>采用 Linux 的数值，并在与 RFC 不同之处采用 Linux 的行为：CUBIC、SACK、时间戳，RTO 至少 200 ms，SYN 重试 131 s。场景自己设定的值不变。</translation>
    </message>
    <message>
        <source>The numbers of Windows 11; the behaviour stays that of the RFC. TIME-WAIT lasts 120 s, four SYNs are repeated, keepalive probes are 1 s apart. What the scenario sets itself stays.</source>
        <translation>采用 Windows 11 的数值，行为仍按 RFC。TIME-WAIT 持续 120 s，SYN 重传 4 次，保活探测间隔 1 s。场景自己设定的值不变。</translation>
    </message>
    <message>
        <source>The numbers of FreeBSD 14; the behaviour stays that of the RFC. An RTO is at least 230 ms, eight keepalive probes are 75 s apart. What the scenario sets itself stays.</source>
        <translation>采用 FreeBSD 14 的数值，行为仍按 RFC。RTO 至少 230 ms，8 次保活探测间隔 75 s。场景自己设定的值不变。</translation>
    </message>
    <message>
        <source>RFC 9293 with waits that end in a lesson: 2MSL 10 s, SYNs for 15 s, keepalive after 10 s. No system uses these numbers. What the scenario sets itself stays.</source>
        <translation>RFC 9293，但各种等待都能在一节课内结束：2MSL 为 10 s，SYN 重试 15 s，空闲 10 s 后开始保活。没有系统使用这些数值。场景自己设定的值不变。</translation>
    </message>
    <message>
        <source>client Linux, server RFC 9293</source>
        <translation>客户端 Linux，服务器 RFC 9293</translation>
    </message>
    <message>
        <source>client RFC 9293, server Linux</source>
        <translation>客户端 RFC 9293，服务器 Linux</translation>
    </message>
    <message>
        <source>RFC 9293, Windows numbers</source>
        <translation>RFC 9293，Windows 数值</translation>
    </message>
    <message>
        <source>RFC 9293, BSD numbers</source>
        <translation>RFC 9293，BSD 数值</translation>
    </message>
    <message>
        <source>RFC 9293, classroom times</source>
        <translation>RFC 9293，课堂时间</translation>
    </message>
    <message>
        <source>RFC 9293 (strict)</source>
        <translation>RFC 9293（严格）</translation>
    </message>
</context>
<context>
    <name>RecoveryStore</name>
    <message>
        <source>the folder %1 cannot be written</source>
        <translation>无法写入文件夹 %1</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>%1 gets a segment from outside its window and answers ACK</source>
        <translation>%1收到接收窗口之外的报文段，回以 ACK</translation>
    </message>
    <message>
        <source>%1 expects %5 and takes %6 bytes from there; a segment with seq=%3 and length %4 lies outside, so it is dropped and answered with ACK.</source>
        <translation>%1期待从 %5 起的 %6 字节，而这个报文段 seq=%3、长度 %4，不在其中：丢弃，并回以 ACK。</translation>
    </message>
    <message>
        <source>Mostly it is a copy of something that has long arrived; the ACK tells %2 what is expected.</source>
        <translation>这多半是早已收到的内容的重复；ACK 告诉%2这里期待什么。</translation>
    </message>
    <message>
        <source>%1 has this already and repeats its ACK</source>
        <translation>%1早已收到，重发 ACK</translation>
    </message>
    <message>
        <source>%1 expects %5 and has had seq=%3 (length %4) before: the copy is dropped, but the ACK is sent again.</source>
        <translation>%1期待的是 %5，seq=%3（长度 %4）早已收到：丢弃这个重复，但再发一次 ACK。</translation>
    </message>
    <message>
        <source>Silence would be wrong, because the first ACK may have been lost.</source>
        <translation>不能不作声：上一个 ACK 也许已经丢失。</translation>
    </message>
    <message>
        <source>%1 ignores a RST from outside its window</source>
        <translation>%1忽略接收窗口之外的 RST</translation>
    </message>
    <message>
        <source>%1 expects %4; a RST with seq=%3 lies outside the receive window and is dropped without an answer.</source>
        <translation>%1期待 %4，seq=%3 的 RST 落在接收窗口之外：丢弃，不作应答。</translation>
    </message>
    <message>
        <source>So it does not help an attacker to send a RST with a number made up.</source>
        <translation>所以攻击者随便编一个序号发 RST 是没有用的。</translation>
    </message>
    <message>
        <source>%1 answers the keepalive probe</source>
        <translation>%1应答保活探测报文段</translation>
    </message>
    <message>
        <source>%1 expects %4 and gets seq=%3, one less: a keepalive probe is nothing but an old number, and the rule for that is to answer ACK.</source>
        <translation>%1期待 %4，收到的 seq=%3 小 1：保活探测报文段只是用了一个旧序号，按规则回以 ACK。</translation>
    </message>
    <message>
        <source>The program takes no part in it: TCP answers even when the program hangs.</source>
        <translation>程序不参与其中：即使程序卡住，TCP 也会应答。</translation>
    </message>
    <message>
        <source>%1 has no room: it drops the data and answers ACK</source>
        <translation>%1没有空间：丢弃数据，回以 ACK</translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s receive buffer is full, so %n byte(s) from seq=%3 on are dropped; the ACK repeats what is expected and that the window is 0.</source>
        <translation>
            <numerusform>%1的接收缓存已满，从 seq=%3 起的 %n 字节被丢弃；ACK 重申期待的序号和窗口 0。</numerusform>
        </translation>
    </message>
    <message>
        <source>The data is not lost: %2 keeps it and asks again.</source>
        <translation>数据并没有丢失：%2还保留着，会再来探测。</translation>
    </message>
    <message>
        <source>%1 gets the FIN again: ACK, and 2MSL starts anew</source>
        <translation>%1又收到 FIN：再次确认，2MSL 重新计时</translation>
    </message>
    <message>
        <source>%1 is in TIME-WAIT and gets %2&apos;s FIN (seq=%3) once more: its last ACK did not arrive in time. It repeats the ACK and waits %4 from now on.</source>
        <translation>%1在 TIME-WAIT（时间等待）又收到%2的 FIN（seq=%3）：最后的 ACK 没有及时到达。它重发 ACK，并从现在起再等 %4。</translation>
    </message>
    <message>
        <source>Had it gone straight to CLOSED, this FIN would have met a RST, and %2 would report an error instead of a clean end.</source>
        <translation>如果早已进入 CLOSED（关闭），这个 FIN 得到的就是 RST，%2会报错，而不是正常结束。</translation>
    </message>
    <message>
        <source>%1 gets a segment ahead of its turn and keeps it</source>
        <translation>%1收到提前到达的报文段，先留着</translation>
    </message>
    <message>
        <source>%1 expects %4, but seq=%3 came: something before it is missing. The segment is kept, and the ACK still asks for %4.</source>
        <translation>%1期待 %4，来的却是 seq=%3：前面缺了一段。这个报文段先留着，ACK 仍然要 %4。</translation>
    </message>
    <message>
        <source>An ACK is cumulative: it cannot say what has arrived beyond the gap.</source>
        <translation>确认是累积的：它说不出缺口之后还收到了什么。</translation>
    </message>
    <message>
        <source>%1&apos;s connection is reset</source>
        <translation>%1的连接被复位</translation>
    </message>
    <message>
        <source>%1 gets RST in %4, and seq=%3 is exactly what it expects: the connection is over at once, the TCB is deleted.</source>
        <translation>%1在 %4收到 RST，seq=%3 正是它所期待的：连接立即结束，删除传输控制块。</translation>
    </message>
    <message>
        <source>A RST is not acknowledged, and no TIME-WAIT follows it.</source>
        <translation>RST 不需要确认，之后也没有 TIME-WAIT（时间等待）。</translation>
    </message>
    <message>
        <source>%1 doubts the RST and answers with a challenge ACK</source>
        <translation>%1怀疑这个 RST，回以挑战 ACK</translation>
    </message>
    <message>
        <source>%1 gets RST with seq=%3, within the window but not the expected %4: it may be forged, so only ACK is sent.</source>
        <translation>%1收到 RST，seq=%3 在窗口之内，但不是所期待的 %4：可能是伪造的，所以只回以 ACK。</translation>
    </message>
    <message>
        <source>A peer that has really lost the connection answers this ACK with the right RST; an attacker never sees it.</source>
        <translation>如果对方真的丢失了连接，会用正确的 RST 回答这个 ACK；攻击者则看不到它。</translation>
    </message>
    <message>
        <source>%1 drops the unfinished connection and listens again</source>
        <translation>%1放弃未完成的连接，回到监听</translation>
    </message>
    <message>
        <source>%1 gets RST, seq=%3, in SYN-RECEIVED, which it reached from LISTEN: it goes back to LISTEN, and its program hears nothing of it.</source>
        <translation>%1在 SYN-RECEIVED（同步收到）收到 RST（seq=%3），而它由 LISTEN（监听）而来：于是回到 LISTEN，程序毫不知情。</translation>
    </message>
    <message>
        <source>%1 gets another SYN in mid-handshake and listens again</source>
        <translation>%1在握手中又收到 SYN，回到监听</translation>
    </message>
    <message>
        <source>%1 gets SYN, seq=%3, in SYN-RECEIVED, which it reached from LISTEN: the half-made connection is given up for it.</source>
        <translation>%1在 SYN-RECEIVED（同步收到）又收到 SYN（seq=%3），而它由 LISTEN（监听）而来：放弃这个未完成的连接，回到 LISTEN。</translation>
    </message>
    <message>
        <source>%1 gets a SYN on a standing connection and answers with a challenge ACK</source>
        <translation>%1在已有的连接上收到 SYN，回以挑战 ACK</translation>
    </message>
    <message>
        <source>%1 is in %4 and gets SYN with seq=%3: it does not believe it, and answers with an ACK of what it expects.</source>
        <translation>%1处于 %4，却收到 SYN（seq=%3）：它并不相信，只用 ACK 说明自己期待什么。</translation>
    </message>
    <message>
        <source>If %2 has really restarted, it does not know this connection and answers with RST.</source>
        <translation>如果%2真的重启过，它不认识这个连接，会回以 RST。</translation>
    </message>
    <message>
        <source>%1 ends TIME-WAIT for a new connection</source>
        <translation>%1为新连接提前结束 TIME-WAIT（时间等待）</translation>
    </message>
    <message>
        <source>%1 gets SYN with seq=%3, beyond all numbers of the old connection (RCV.NXT=%4): it is no old duplicate, so the wait may end.</source>
        <translation>%1收到 SYN，seq=%3 超过了旧连接的所有序号（RCV.NXT=%4）：它不是失效的重复报文段，等待可以结束。</translation>
    </message>
    <message>
        <source>%1 drops a segment without ACK</source>
        <translation>%1丢弃没有 ACK 的报文段</translation>
    </message>
    <message>
        <source>%1 drops the segment: after the first SYN every segment has to carry an ACK.</source>
        <translation>%1丢弃这个报文段：除了第一个 SYN，每个报文段都必须带 ACK。</translation>
    </message>
    <message>
        <source>%1&apos;s SYN is acknowledged: connected</source>
        <translation>%1的 SYN 得到确认，连接建立</translation>
    </message>
    <message>
        <source>%1 gets ack=%3, which confirms its SYN: SYN-RECEIVED becomes ESTABLISHED. Now both sides know that both initial sequence numbers have arrived.</source>
        <translation>%1收到 ack=%3，自己的 SYN 得到确认：从 SYN-RECEIVED（同步收到）进入 ESTABLISHED（已建立连接）。双方的初始序号都已得到确认。</translation>
    </message>
    <message>
        <source>TCP did this alone: accept() only takes a finished connection out of the queue.</source>
        <translation>这些都由 TCP 完成：accept() 只是从全连接队列取出已经建立的连接。</translation>
    </message>
    <message>
        <source>%1 gets a wrong ACK in the handshake and answers RST</source>
        <translation>%1在握手中收到错误的确认，回以 RST</translation>
    </message>
    <message>
        <source>%1&apos;s SYN calls for ack=%4, but ack=%3 came; it answers with RST, seq=%3.</source>
        <translation>%1的 SYN 应得到 ack=%4，来的却是 ack=%3，于是回以 RST（seq=%3）。</translation>
    </message>
    <message>
        <source>%1 learns that its data has arrived</source>
        <translation>%1得知自己的数据已经到达</translation>
    </message>
    <message numerus="yes">
        <source>%1 gets ack=%3: SND.UNA moves on from %4, so %n sequence number(s) are acknowledged and need not be kept any longer.</source>
        <translation>
            <numerusform>%1收到 ack=%3：SND.UNA 从 %4 前移，%n 个序号得到确认，不必再保留副本。</numerusform>
        </translation>
    </message>
    <message>
        <source>It means that %2&apos;s TCP has them, not that %2&apos;s program has read them.</source>
        <translation>这表示%2的 TCP 收到了，不表示%2的程序已经读到。</translation>
    </message>
    <message>
        <source>%1 gets an ACK that says nothing new</source>
        <translation>%1收到重复的确认</translation>
    </message>
    <message>
        <source>%1 gets ack=%3 once more: nothing new is acknowledged.</source>
        <translation>%1再次收到 ack=%3，没有新的内容得到确认。</translation>
    </message>
    <message>
        <source>ACKs repeat themselves when something arrives that was not next in order.</source>
        <translation>当到达的不是按序的下一段时，确认就会重复。</translation>
    </message>
    <message>
        <source>%1 learns the other side&apos;s new window</source>
        <translation>%1得知对方的新窗口</translation>
    </message>
    <message>
        <source>The window is what %2 has room for; it keeps a fast sender from flooding a slow reader.</source>
        <translation>窗口就是%2还有多少空间；它使快的发送方不至于淹没慢的接收方。</translation>
    </message>
    <message>
        <source>%1 measures the round trip</source>
        <translation>%1测得往返时间</translation>
    </message>
    <message>
        <source>%1 measured a round trip of %3 (smoothed %4, deviation %5): the retransmission timeout becomes %6.</source>
        <translation>%1测得往返时间 %3（平滑值 %4，偏差 %5），超时重传时间变为 %6。</translation>
    </message>
    <message>
        <source>%1&apos;s FIN is acknowledged</source>
        <translation>%1的 FIN 得到确认</translation>
    </message>
    <message>
        <source>%1 gets ack=%3, which covers its FIN: its own direction is closed for good.</source>
        <translation>%1收到 ack=%3，自己的 FIN 得到确认：自己的方向已经关闭。</translation>
    </message>
    <message>
        <source>%1&apos;s FIN is acknowledged too</source>
        <translation>%1的 FIN 也得到确认</translation>
    </message>
    <message>
        <source>%1 gets ack=%3, the ACK of its FIN, in CLOSING: both FINs are acknowledged.</source>
        <translation>%1在 CLOSING（正在关闭）收到 ack=%3，自己的 FIN 得到确认：双方的 FIN 都已得到确认。</translation>
    </message>
    <message>
        <source>%1&apos;s FIN is acknowledged: the connection is gone</source>
        <translation>%1的 FIN 得到确认，连接关闭</translation>
    </message>
    <message>
        <source>%1 gets ack=%3, the ACK of its FIN, in LAST-ACK: the TCB is deleted.</source>
        <translation>%1在 LAST-ACK（最后确认）收到 ack=%3，自己的 FIN 得到确认：删除传输控制块，进入 CLOSED（关闭）。</translation>
    </message>
    <message>
        <source>It closed second and need not wait: TIME-WAIT is with whoever closed first.</source>
        <translation>后关闭的一方不必等待：TIME-WAIT（时间等待）属于先关闭的一方。</translation>
    </message>
    <message>
        <source>%1 listens</source>
        <translation>%1开始监听</translation>
    </message>
    <message>
        <source>%1&apos;s program calls listen(), a passive open: CLOSED becomes LISTEN, and nothing is sent.</source>
        <translation>%1的程序调用 listen()，即被动打开：从 CLOSED（关闭）进入 LISTEN（监听），不发送任何报文段。</translation>
    </message>
    <message>
        <source>From now on a SYN to this port is answered by TCP itself.</source>
        <translation>从现在起，到达这个端口的 SYN 由 TCP 自己应答。</translation>
    </message>
    <message>
        <source>%1 opens the connection with a SYN</source>
        <translation>%1主动打开，发出 SYN</translation>
    </message>
    <message>
        <source>%1 opens actively: it chooses the initial sequence number %3, sends a SYN and waits for the answer in SYN-SENT.</source>
        <translation>%1主动打开：选定初始序号 %3，发出 SYN，进入 SYN-SENT（同步已发送）等待应答。</translation>
    </message>
    <message>
        <source>The SYN carries no data but takes one sequence number, so SND.NXT=%4.</source>
        <translation>SYN 不携带数据，但占用一个序号，所以 SND.NXT=%4。</translation>
    </message>
    <message>
        <source>%1&apos;s program hands over data, which has to wait</source>
        <translation>%1的程序交出数据，数据先排队</translation>
    </message>
    <message numerus="yes">
        <source>%1 takes %n byte(s) from its program and keeps them in the send buffer, because they may not leave yet.</source>
        <translation>
            <numerusform>%1从程序收下 %n 字节，放进发送缓存，暂时还不能发出。</numerusform>
        </translation>
    </message>
    <message>
        <source>That send() returns only means that TCP has the bytes, not that the peer has them.</source>
        <translation>send() 返回只说明 TCP 收下了这些字节，不说明对方已经收到。</translation>
    </message>
    <message numerus="yes">
        <source>%1 sends %n byte(s) of data</source>
        <translation>
            <numerusform>%1发出 %n 字节数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sends %n byte(s) from seq=%3 on; the next new byte will be %4.</source>
        <translation>
            <numerusform>%1从 seq=%3 起发出 %n 字节，下一个新字节的序号是 %4。</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy stays in the send buffer until it is acknowledged: it may have to be sent again.</source>
        <translation>副本留在发送缓存，直到得到确认：也许还要重传。</translation>
    </message>
    <message>
        <source>%1 holds back a short segment (Nagle)</source>
        <translation>%1暂缓发送短报文段（Nagle 算法）</translation>
    </message>
    <message>
        <source>They leave with the next ACK or when a full segment has gathered; TCP_NODELAY turns this off.</source>
        <translation>等确认到达，或者凑满一个报文段，就会发出；TCP_NODELAY 可以关闭这个算法。</translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s program reads %n byte(s)</source>
        <translation>
            <numerusform>%1的程序读走 %n 字节</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hands %n byte(s) from the receive buffer to its program.</source>
        <translation>
            <numerusform>%1把接收缓存里的 %n 字节交给程序。</numerusform>
        </translation>
    </message>
    <message>
        <source>An ACK says only that the peer&apos;s TCP has the bytes; the program sees them only now.</source>
        <translation>确认只表示对方的 TCP 收到了数据；程序现在才真正读到。</translation>
    </message>
    <message>
        <source>%1 is to close, but data goes first</source>
        <translation>%1要关闭，但数据先走</translation>
    </message>
    <message numerus="yes">
        <source>%1 is told to close, but %n byte(s) have to leave before; the FIN follows behind them.</source>
        <translation>
            <numerusform>%1接到关闭请求，但还有 %n 字节要先发出，FIN 排在它们后面。</numerusform>
        </translation>
    </message>
    <message>
        <source>close() does not throw away what was handed over before it.</source>
        <translation>close() 不会丢掉在它之前交出的数据。</translation>
    </message>
    <message>
        <source>%1 closes its direction with a FIN</source>
        <translation>%1发出 FIN，关闭自己的方向</translation>
    </message>
    <message>
        <source>%1 sends FIN with seq=%3: it has no more data to send. Like a SYN, the FIN takes one sequence number.</source>
        <translation>%1发出 FIN（seq=%3），表示自己不再发送数据；FIN 和 SYN 一样占用一个序号。</translation>
    </message>
    <message>
        <source>%1 closes with unread data and sends RST</source>
        <translation>%1还有数据未读就关闭，发出 RST</translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s program closes while %n received byte(s) are still unread; a FIN would hide that they are lost, so RST is sent.</source>
        <translation>
            <numerusform>%1的程序关闭时，还有 %n 字节收到而未读；若发 FIN，就掩盖了数据的丢失，所以发 RST。</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection is gone at once, without TIME-WAIT.</source>
        <translation>连接立即消失，不经过 TIME-WAIT（时间等待）。</translation>
    </message>
    <message>
        <source>%1 aborts the connection with a RST</source>
        <translation>%1用 RST 异常终止连接</translation>
    </message>
    <message>
        <source>%1&apos;s program aborts: RST with seq=%3 goes out, and the TCB is deleted.</source>
        <translation>%1的程序异常终止连接：发出 RST（seq=%3），删除传输控制块。</translation>
    </message>
    <message>
        <source>Nothing is waited for or sent again; %2&apos;s program sees an error and not an end of data.</source>
        <translation>不等待，也不重传；%2的程序看到的是错误，而不是数据结束。</translation>
    </message>
    <message>
        <source>%1 gives the connection up without a word</source>
        <translation>%1不声不响地放弃连接</translation>
    </message>
    <message>
        <source>%1&apos;s program aborts in %3: no segment is needed there, the TCB is simply deleted.</source>
        <translation>%1的程序在 %3 异常终止连接：这时不需要发送任何报文段，直接删除传输控制块。</translation>
    </message>
    <message>
        <source>%1 refuses the call</source>
        <translation>%1拒绝这次调用</translation>
    </message>
    <message>
        <source>%1&apos;s TCP answers the call with an error, because it does not fit the state %3.</source>
        <translation>%1的 TCP 对这次调用返回错误，因为它不适合 %3状态。</translation>
    </message>
    <message>
        <source>Nothing is sent and the state stays as it is.</source>
        <translation>不发送任何报文段，状态也不变。</translation>
    </message>
    <message>
        <source>%1 knows no such connection and answers RST</source>
        <translation>%1没有这个连接，回以 RST</translation>
    </message>
    <message>
        <source>%1 has no connection for this segment (CLOSED), and no program listens on the port: it answers with RST, ack=%3.</source>
        <translation>%1没有与这个报文段对应的连接（CLOSED，关闭），也没有程序监听这个端口：回以 RST，ack=%3。</translation>
    </message>
    <message>
        <source>Without an answer the other side could not tell “nobody is there” from a loss.</source>
        <translation>如果不回答，对方就分不清是没有人监听，还是报文段丢失了。</translation>
    </message>
    <message>
        <source>%1 has no connection for this segment (CLOSED), so it answers with RST; seq=%3 is taken from the segment&apos;s ack, so that %2 accepts it.</source>
        <translation>%1没有与这个报文段对应的连接（CLOSED，关闭），于是回以 RST；seq=%3 取自报文段的确认号，%2才会接受。</translation>
    </message>
    <message>
        <source>%1 knows no such connection and ignores the RST</source>
        <translation>%1没有这个连接，忽略 RST</translation>
    </message>
    <message>
        <source>%1 has no connection for this RST. A RST is never answered: otherwise two hosts could reset each other for ever.</source>
        <translation>%1没有与这个 RST 对应的连接。RST 从不应答，否则两台主机会没完没了地互相复位。</translation>
    </message>
    <message>
        <source>%1 listens and ignores the RST</source>
        <translation>%1正在监听，忽略 RST</translation>
    </message>
    <message>
        <source>%1 is in LISTEN and has sent nothing that this RST could answer, so it ignores it.</source>
        <translation>%1处于 LISTEN（监听），没有发送过任何可以被它复位的报文段，于是忽略这个 RST。</translation>
    </message>
    <message>
        <source>%1 listens, gets an ACK and answers RST</source>
        <translation>%1正在监听，收到 ACK，回以 RST</translation>
    </message>
    <message>
        <source>%1 is in LISTEN and has sent nothing that ack=%3 could acknowledge; it answers with RST, seq=%3.</source>
        <translation>%1处于 LISTEN（监听），没有发送过 ack=%3 可以确认的内容，于是回以 RST（seq=%3）。</translation>
    </message>
    <message>
        <source>%1 gets a SYN and answers with SYN,ACK</source>
        <translation>%1收到 SYN，回以 SYN,ACK</translation>
    </message>
    <message>
        <source>%1 gets SYN, seq=%3, in LISTEN: it sets RCV.NXT=%4, chooses the initial sequence number %5, sends SYN,ACK and enters SYN-RECEIVED.</source>
        <translation>%1在 LISTEN（监听）收到 SYN，seq=%3：置 RCV.NXT=%4，选定初始序号 %5，发出 SYN,ACK，进入 SYN-RECEIVED（同步收到）。</translation>
    </message>
    <message>
        <source>ack=%4 says: %3 has arrived, %4 is expected next. A SYN carries no data but takes one sequence number.</source>
        <translation>确认号 ack=%4 表示“%3 已收到，期待 %4”。SYN 不携带数据，但占用一个序号。</translation>
    </message>
    <message>
        <source>%1 listens and drops the segment</source>
        <translation>%1正在监听，丢弃这个报文段</translation>
    </message>
    <message>
        <source>%1 is in LISTEN, and the segment carries neither SYN nor ACK nor RST: nothing can be done with it.</source>
        <translation>%1处于 LISTEN（监听），而这个报文段既没有 SYN，也没有 ACK 或 RST，没有用处，只好丢弃。</translation>
    </message>
    <message>
        <source>%1 gets an ACK of something it never sent and answers RST</source>
        <translation>%1收到对从未发送之物的确认，回以 RST</translation>
    </message>
    <message>
        <source>%1&apos;s SYN calls for ack=%4, but ack=%3 came: the segment does not belong to this attempt, so RST is sent.</source>
        <translation>%1的 SYN 应得到 ack=%4，来的却是 ack=%3：这个报文段不属于这次连接，于是发出 RST。</translation>
    </message>
    <message>
        <source>This is what the third step of the handshake is for: %2 may have answered an old duplicate SYN, and learns it here.</source>
        <translation>三次握手正是为此：%2可能应答了一个失效的重复 SYN，这时才发现。</translation>
    </message>
    <message>
        <source>%1 ignores a RST with a wrong ACK</source>
        <translation>%1忽略确认号不对的 RST</translation>
    </message>
    <message>
        <source>%1 gets RST with ack=%3 where only ack=%4 would answer its SYN: old or forged, it is dropped.</source>
        <translation>%1收到 RST，ack=%3，而只有 ack=%4 才是对自己 SYN 的应答：它是旧的或伪造的，丢弃。</translation>
    </message>
    <message>
        <source>%1&apos;s connection is refused</source>
        <translation>%1的连接被拒绝</translation>
    </message>
    <message>
        <source>%1 gets RST, and ack=%3 shows that it answers the SYN: no program listens on %2. The TCB is deleted.</source>
        <translation>%1收到 RST，ack=%3 说明它应答的正是自己的 SYN：%2没有程序在监听。删除传输控制块。</translation>
    </message>
    <message>
        <source>The program is told “connection refused” (ECONNREFUSED).</source>
        <translation>程序得到“连接被拒绝”（ECONNREFUSED）。</translation>
    </message>
    <message>
        <source>%1 ignores a RST without ACK</source>
        <translation>%1忽略没有 ACK 的 RST</translation>
    </message>
    <message>
        <source>%1 waits in SYN-SENT; a RST without ACK does not show that it answers this SYN, so it is dropped.</source>
        <translation>%1在 SYN-SENT（同步已发送）等待；没有 ACK 的 RST 无法证明它应答的是这个 SYN，丢弃。</translation>
    </message>
    <message>
        <source>%1 gets SYN,ACK, answers ACK and is connected</source>
        <translation>%1收到 SYN,ACK，回以 ACK，连接建立</translation>
    </message>
    <message>
        <source>%1 gets SYN,ACK: ack=%4 confirms its own SYN, and from seq=%3 follows RCV.NXT=%5. It sends ACK and enters ESTABLISHED.</source>
        <translation>%1收到 SYN,ACK：ack=%4 确认了自己的 SYN，由 seq=%3 得 RCV.NXT=%5；发出 ACK，进入 ESTABLISHED（已建立连接）。</translation>
    </message>
    <message>
        <source>%1 may send data at once; %2 is not ESTABLISHED before the third segment has arrived.</source>
        <translation>%1现在就可以发送数据；%2要等第三个报文段到达，才进入 ESTABLISHED。</translation>
    </message>
    <message>
        <source>%1 gets a SYN while its own is under way</source>
        <translation>%1自己的 SYN 还在途中，又收到对方的 SYN</translation>
    </message>
    <message>
        <source>%1 gets SYN, seq=%3, but no ACK of its own SYN %4: both sides open at once. It answers SYN,ACK and enters SYN-RECEIVED.</source>
        <translation>%1收到 SYN（seq=%3），但自己的 SYN（%4）还没有得到确认：双方同时打开。回以 SYN,ACK，进入 SYN-RECEIVED（同步收到）。</translation>
    </message>
    <message>
        <source>A simultaneous open makes one connection, not two.</source>
        <translation>同时打开得到的是一个连接，而不是两个。</translation>
    </message>
    <message>
        <source>%1 drops a segment without SYN or RST</source>
        <translation>%1丢弃既无 SYN 也无 RST 的报文段</translation>
    </message>
    <message>
        <source>%1 waits for SYN,ACK in SYN-SENT; a segment with neither SYN nor RST does not help and is dropped.</source>
        <translation>%1在 SYN-SENT（同步已发送）等待 SYN,ACK；既没有 SYN 也没有 RST 的报文段没有用处，丢弃。</translation>
    </message>
    <message numerus="yes">
        <source>%1 receives %n byte(s)</source>
        <translation>
            <numerusform>%1收到 %n 字节数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gets %n byte(s) from seq=%3 on, just what it expects: RCV.NXT becomes %4.</source>
        <translation>
            <numerusform>%1收到从 seq=%3 起的 %n 字节，正是所期待的：RCV.NXT 变为 %4。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1&apos;s gap is closed: what was kept follows</source>
        <translation>%1的缺口补上，留着的数据接上了</translation>
    </message>
    <message numerus="yes">
        <source>%1 can now use the %n byte(s) that had come too early: RCV.NXT jumps to %3.</source>
        <translation>
            <numerusform>%1先前留着的 %n 字节现在接上了：RCV.NXT 直接变为 %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gets data that nobody will read and answers RST</source>
        <translation>%1收到没有人会读的数据，回以 RST</translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s program has closed and will not read any more, so %n arriving byte(s) are lost: a RST says so.</source>
        <translation>
            <numerusform>%1的程序已经关闭，不会再读，到达的 %n 字节只能丢失：用 RST 告诉对方。</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever still wants to receive uses shutdown() and not close().</source>
        <translation>还想继续接收，就该用 shutdown()，而不是 close()。</translation>
    </message>
    <message>
        <source>%1 acknowledges</source>
        <translation>%1发出确认</translation>
    </message>
    <message>
        <source>%1 sends ack=%3: everything before %3 has arrived.</source>
        <translation>%1发出 ack=%3：%3 之前的都已收到。</translation>
    </message>
    <message>
        <source>An ACK alone takes no sequence number and is not acknowledged itself.</source>
        <translation>纯 ACK 不占用序号，也不需要再确认。</translation>
    </message>
    <message>
        <source>%1 waits a little with its ACK</source>
        <translation>%1稍后再确认</translation>
    </message>
    <message>
        <source>%1 delays the ACK by at most %3, hoping to send it along with data.</source>
        <translation>%1推迟确认，最多 %3，希望能随数据一起发出。</translation>
    </message>
    <message>
        <source>%1 announces new room</source>
        <translation>%1通告新的接收空间</translation>
    </message>
    <message>
        <source>%1&apos;s program has read, so there is room again: an ACK announces a window of %3 bytes.</source>
        <translation>%1的程序读走了数据，又有了空间：用 ACK 通告窗口 %3 字节。</translation>
    </message>
    <message>
        <source>%1 gets %2&apos;s FIN and acknowledges it</source>
        <translation>%1收到%2的 FIN，回以 ACK</translation>
    </message>
    <message>
        <source>%1 gets FIN, seq=%5, in %3: RCV.NXT becomes %4, and an ACK confirms the FIN.</source>
        <translation>%1在 %3收到 FIN（seq=%5）：RCV.NXT 变为 %4，并用 ACK 确认这个 FIN。</translation>
    </message>
    <message>
        <source>%1 enters TIME-WAIT</source>
        <translation>%1进入 TIME-WAIT（时间等待）</translation>
    </message>
    <message>
        <source>%1 stays in TIME-WAIT for 2MSL = %3: to repeat the last ACK if %2 asks again, and until old segments of this connection have died out.</source>
        <translation>%1在 TIME-WAIT（时间等待）停留 2MSL = %3：一是%2再发 FIN 时能重发最后的 ACK，二是让本连接的旧报文段全部消失。</translation>
    </message>
    <message>
        <source>It falls to whoever closes first, be it client or server.</source>
        <translation>谁先关闭，谁进入 TIME-WAIT，无论客户端还是服务器。</translation>
    </message>
    <message>
        <source>%1&apos;s timer runs out, and it sends again</source>
        <translation>%1的重传计时器到时，重传</translation>
    </message>
    <message>
        <source>%1 has got no ACK in time and sends seq=%3 again, retransmission number %4; the next wait is %5.</source>
        <translation>%1没有及时收到确认，于是重传 seq=%3，这是第 %4 次重传；下一次等待 %5。</translation>
    </message>
    <message>
        <source>It cannot know whether the segment or its ACK was lost; waiting ever longer spares the network.</source>
        <translation>它无从知道丢的是报文段还是确认；等待时间越来越长，是为了不加重网络的负担。</translation>
    </message>
    <message>
        <source>%1 gives up: no answer to any retransmission</source>
        <translation>%1放弃：所有重传都没有回音</translation>
    </message>
    <message numerus="yes">
        <source>%1 has sent the segment again %n time(s) without an answer: the connection is given up and the program is told.</source>
        <translation>
            <numerusform>%1已经重传了 %n 次，都没有回音：放弃连接，并通知程序。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only this, keepalive or the program&apos;s own clock finds out that a peer has vanished.</source>
        <translation>对方消失了，只有靠它、保活或程序自己计时才能发现。</translation>
    </message>
    <message>
        <source>%1 sends the next missing segment again</source>
        <translation>%1重传下一个未确认的报文段</translation>
    </message>
    <message>
        <source>%1 sends seq=%3 again at once: it left before the timeout and is not acknowledged either.</source>
        <translation>%1立即重传 seq=%3：它也是超时之前发出的，同样没有得到确认。</translation>
    </message>
    <message>
        <source>%1 begins with a longer timeout</source>
        <translation>%1以较长的超时重传时间开始</translation>
    </message>
    <message>
        <source>%1 had to repeat its SYN and measured no round trip, so it begins with a retransmission timeout of %3.</source>
        <translation>%1重传过 SYN，没有测得往返时间，所以超时重传时间从 %3 开始。</translation>
    </message>
    <message>
        <source>%1 probes the closed window</source>
        <translation>%1发出零窗口探测</translation>
    </message>
    <message>
        <source>%1 has data but the window is 0, so it probes with seq=%3: if a window update got lost, both sides would wait for ever.</source>
        <translation>%1有数据要发，但窗口是 0，于是用 seq=%3 做零窗口探测：万一窗口更新丢失，双方会永远等下去。</translation>
    </message>
    <message>
        <source>%1 sends keepalive probe %4 of %5</source>
        <translation>%1发出第 %4 个保活探测报文段（最多 %5 个）</translation>
    </message>
    <message>
        <source>%1 has heard nothing for long, so it asks with seq=%3, one less than SND.NXT (probe %4 of at most %5); a peer that is there must answer ACK.</source>
        <translation>%1很久没有收到任何报文段，于是用 seq=%3（SND.NXT 减 1）探测，这是第 %4 个，最多 %5 个；对方只要还在，就必须回以 ACK。</translation>
    </message>
    <message>
        <source>Keepalive is off by default; usual values are 2 hours of silence, then a probe every 75 seconds (not minutes), 9 on Linux.</source>
        <translation>保活默认关闭；常用值是空闲 2 小时后开始，每 75 秒（不是 75 分钟）探测一次，Linux 共 9 次。</translation>
    </message>
    <message>
        <source>%1 gives the connection up: no probe was answered</source>
        <translation>%1放弃连接：保活探测都没有回音</translation>
    </message>
    <message numerus="yes">
        <source>%1 has sent %n keepalive probe(s) without any answer: the connection is given up with a RST, and the program is told “timed out”.</source>
        <translation>
            <numerusform>%1发出的 %n 个保活探测报文段都没有回音：放弃连接，发出 RST，告诉程序“超时”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing showed it before: a peer that vanishes sends no FIN.</source>
        <translation>在此之前毫无迹象：突然消失的对方不会发 FIN。</translation>
    </message>
    <message>
        <source>%1 has waited 2MSL and is CLOSED</source>
        <translation>%1等满 2MSL，进入 CLOSED（关闭）</translation>
    </message>
    <message>
        <source>%1 has been in TIME-WAIT for %3 without another FIN: the TCB is deleted.</source>
        <translation>%1在 TIME-WAIT（时间等待）停留了 %3，没有再收到 FIN：删除传输控制块。</translation>
    </message>
    <message>
        <source>Old segments of this connection have died out, so the same addresses and ports may be used again.</source>
        <translation>本连接的旧报文段都已消失，同一对地址和端口可以再次使用。</translation>
    </message>
    <message>
        <source>%1&apos;s user timeout is over: it gives up</source>
        <translation>%1的用户超时已到，放弃连接</translation>
    </message>
    <message>
        <source>%1 has waited %3 in %4 for an acknowledgment, as long as its program allows: the connection is given up.</source>
        <translation>%1在 %4等待确认已达 %3，这是程序允许的上限：放弃连接。</translation>
    </message>
    <message>
        <source>%1 has still heard nothing and asks again with seq=%3, one less than SND.NXT (probe %4 of at most %5).</source>
        <translation>%1仍然没有收到任何报文段，再次用 seq=%3（SND.NXT 减 1）探测，这是第 %4 个，最多 %5 个。</translation>
    </message>
    <message>
        <source>One probe without an answer proves nothing: it or its ACK may have been lost.</source>
        <translation>一个探测没有回音说明不了什么：它或者对它的确认可能丢失了。</translation>
    </message>
    <message>
        <source>Either one side still believes in the connection (half-open, which is not half-closed), or the segment is an old duplicate.</source>
        <translation>要么一方以为连接还在（半开连接，不是半关闭），要么这是失效的重复报文段。</translation>
    </message>
    <message>
        <source>%1 does not have the connection to which the segment belongs, or no longer.</source>
        <translation>%1没有这个报文段所属的连接，或者那条连接早已结束。</translation>
    </message>
    <message>
        <source>%1 gets an ACK from outside the range</source>
        <translation>%1收到范围之外的确认</translation>
    </message>
    <message>
        <source>%1 takes ACKs from %4 (SND.UNA less the largest window, RFC 5961) to %5 (SND.NXT); ack=%3 is outside, so the segment is dropped and answered with ACK.</source>
        <translation>%1接受的确认号从 %4（SND.UNA 减去最大窗口，见 RFC 5961）到 %5（SND.NXT）；ack=%3 不在其中：丢弃这个报文段，并回以 ACK。</translation>
    </message>
    <message>
        <source>%1 measured a round trip of %3 (smoothed %4, deviation %5): the formula gives less, so the retransmission timeout is raised to the minimum of %6 (RFC 6298 2.4).</source>
        <translation>%1测得往返时间 %3（平滑值 %4，偏差 %5）；按公式算出的值太小，超时重传时间取下限 %6（RFC 6298 2.4）。</translation>
    </message>
    <message numerus="yes">
        <source>%1 keeps %n byte(s) back: data sent earlier (bytes: %3) is not acknowledged yet, and the new data does not fill a segment.</source>
        <translation>
            <numerusform>%1先留住 %n 字节：之前发出的 %3 字节还没有得到确认，新的又凑不满一个报文段。</numerusform>
        </translation>
    </message>
    <message>
        <source>The data waits in the receive buffer for the program; TCP delivers a stream and keeps no message boundaries.</source>
        <translation>数据先放在接收缓存等程序来读；TCP 交付的是字节流，不保留消息边界。</translation>
    </message>
    <message>
        <source>%1 drops a segment without a timestamp</source>
        <translation>%1丢弃没有时间戳的报文段</translation>
    </message>
    <message>
        <source>%1 drops the segment with seq=%3 without an answer: both ends agreed on timestamps, and it carries none.</source>
        <translation>%1丢弃 seq=%3 的报文段，不作应答：双方已约定使用时间戳，而它没有带。</translation>
    </message>
    <message>
        <source>%1 recognizes an old duplicate by its timestamp</source>
        <translation>%1凭时间戳认出失效的重复报文段</translation>
    </message>
    <message>
        <source>%1 acknowledges and drops an old duplicate: its timestamp %3 is older than the last one accepted, %4.</source>
        <translation>%1发出 ACK 并丢弃一个失效的重复报文段：它的时间戳 %3 比最近接受的 %4 更旧。</translation>
    </message>
    <message>
        <source>On a fast path sequence numbers wrap within seconds; the clock tells what the number alone no longer can.</source>
        <translation>在高速链路上，序号几秒就会回绕；序号本身分不清的，时间戳能分清。</translation>
    </message>
    <message>
        <source>%1 sends no further challenge ACK for now</source>
        <translation>%1暂时不再发挑战 ACK</translation>
    </message>
    <message>
        <source>Forged segments must not be turned into a flood of answers.</source>
        <translation>不能让伪造的报文段引出潮水般的应答。</translation>
    </message>
    <message>
        <source>%1 ignores a RST in TIME-WAIT</source>
        <translation>%1在 TIME-WAIT 中忽略 RST</translation>
    </message>
    <message>
        <source>%1 is set to ignore RST in TIME-WAIT (RFC 1337): the RST with seq=%3 is dropped and the wait goes on.</source>
        <translation>%1设为在 TIME-WAIT 中忽略 RST（RFC 1337）：seq=%3 的 RST 被丢弃，等待继续。</translation>
    </message>
    <message>
        <source>A delayed RST would otherwise end the wait early and let old segments into the next connection.</source>
        <translation>否则，迟到的 RST 会提前结束等待，让旧报文段混进下一条连接。</translation>
    </message>
    <message>
        <source>%1 learns of urgent data</source>
        <translation>%1得知有紧急数据</translation>
    </message>
    <message>
        <source>The data stays in its place in the stream; TCP has no second channel.</source>
        <translation>这些数据仍在字节流中原来的位置；TCP 没有第二条通道。</translation>
    </message>
    <message>
        <source>%1 sends a lost segment again without waiting for the timer</source>
        <translation>%1不等计时器就重传丢失的报文段</translation>
    </message>
    <message>
        <source>%1 sends seq=%3 again at once (fast retransmit): repeated ACKs show that later segments arrive while it is missing. cwnd is now %4, ssthresh %5.</source>
        <translation>%1立即重传 seq=%3（快重传）：重复的 ACK 说明后面的报文段到了，而它还缺着。此时 cwnd 为 %4，ssthresh 为 %5。</translation>
    </message>
    <message>
        <source>One duplicate ACK may only mean reordering; three make loss likely.</source>
        <translation>一个重复 ACK 可能只是乱序；三个就很可能是丢失了。</translation>
    </message>
    <message>
        <source>%1 sends the next missing segment at once: ack=%3 is new but still before %4, where this recovery ends, so more was lost.</source>
        <translation>%1立即重传下一个缺失的报文段：ack=%3 是新的确认，但还没到这次恢复的终点 %4，可见丢失的不止一个。</translation>
    </message>
    <message>
        <source>%1 has repaired the loss</source>
        <translation>%1已修复丢失</translation>
    </message>
    <message>
        <source>%1 reports a duplicate</source>
        <translation>%1报告收到了重复数据</translation>
    </message>
    <message>
        <source>%1 says in the first SACK block (D-SACK) that the bytes from %3 up to %4 had arrived before.</source>
        <translation>%1在第一个 SACK 块（D-SACK）里说明：从 %3 到 %4 的字节以前已经收到过。</translation>
    </message>
    <message>
        <source>%1 does not believe an ICMP message</source>
        <translation>%1不相信一个 ICMP 报文</translation>
    </message>
    <message>
        <source>%1 ignores an ICMP message: it quotes seq=%3, but only numbers from %4 up to %5 are on their way.</source>
        <translation>%1忽略一个 ICMP 报文：它引用的是 seq=%3，而正在途中的只有 %4 到 %5 的序号。</translation>
    </message>
    <message>
        <source>Whoever does not see the segments can hardly guess such a number.</source>
        <translation>看不到这些报文段的人，很难猜中这样的序号。</translation>
    </message>
    <message>
        <source>%1 hears of trouble on the way and goes on</source>
        <translation>%1得知途中有故障，继续等待</translation>
    </message>
    <message>
        <source>%1 tells its program of an ICMP error about the segment with seq=%3, and goes on: routes are often mended.</source>
        <translation>%1把关于 seq=%3 报文段的 ICMP 差错告诉程序，然后继续：路由故障常常会恢复。</translation>
    </message>
    <message>
        <source>%1 gives up: the destination cannot be reached</source>
        <translation>%1放弃连接：目的地不可达</translation>
    </message>
    <message>
        <source>%1 deletes the TCB and tells its program: ICMP reports that the segment with seq=%3 can never be delivered.</source>
        <translation>%1删除 TCB 并通知程序：ICMP 报告 seq=%3 的报文段永远无法送达。</translation>
    </message>
    <message>
        <source>%1 makes its segments smaller</source>
        <translation>%1改用更小的报文段</translation>
    </message>
    <message>
        <source>%1 sends at most %3 bytes in one segment from now on, not %4: a router said that larger ones do not pass. The oldest one goes again at once.</source>
        <translation>%1从现在起每个报文段最多发 %3 字节，不再是 %4：路由器说更大的过不去。最早未确认的一段立即重传。</translation>
    </message>
    <message>
        <source>%1 drops a SYN that carries FIN</source>
        <translation>%1丢弃带 FIN 的 SYN</translation>
    </message>
    <message>
        <source>%1 drops the segment with seq=%3 without an answer: Linux takes no SYN that carries FIN. By the RFC it opens a connection.</source>
        <translation>%1丢弃 seq=%3 的报文段，不作应答：Linux 不接受带 FIN 的 SYN。按 RFC，它会建立连接。</translation>
    </message>
    <message>
        <source>%1 throws away what came with the SYN</source>
        <translation>%1丢掉随 SYN 到来的数据</translation>
    </message>
    <message>
        <source>%1 acknowledges the SYN alone and throws away the %n bytes that came with it, as Linux does. By the RFC they are queued.</source>
        <translation>%1只确认 SYN，丢掉随它到来的 %n 字节，Linux 就是这样做的。按 RFC，这些数据应当排队。</translation>
    </message>
    <message>
        <source>%1 will send its SYN again soon</source>
        <translation>%1很快会重发 SYN</translation>
    </message>
    <message>
        <source>%1 sends its SYN again in %3, as Linux does: the RST has just removed the old connection at the peer. By the RFC the timer decides.</source>
        <translation>%1将在 %3 后重发 SYN，Linux 就是这样做的：刚才的 RST 已清除对方的旧连接。按 RFC，何时重发由计时器决定。</translation>
    </message>
    <message>
        <source>%1 takes a RST that is one number early</source>
        <translation>%1接受一个早了一个序号的 RST</translation>
    </message>
    <message>
        <source>%1 takes the RST with seq=%3 for valid although RCV.NXT is %4: only the FIN lies between, or it stands behind the selectively acknowledged data. Linux does so.</source>
        <translation>%1认可 seq=%3 的 RST，尽管 RCV.NXT 是 %4：两者之间只隔着 FIN，或者它紧跟在已选择确认的数据之后。Linux 就是这样做的。</translation>
    </message>
    <message>
        <source>%1 sends its SYN,ACK again</source>
        <translation>%1重发 SYN,ACK</translation>
    </message>
    <message>
        <source>%1 sends its SYN,ACK again because the same SYN, seq=%3, has come again. Linux does so; by the RFC a bare ACK answers.</source>
        <translation>%1重发 SYN,ACK，因为同一个 SYN（seq=%3）又来了。Linux 就是这样做的；按 RFC，只回一个 ACK。</translation>
    </message>
    <message>
        <source>%1 does not wait for the peer&apos;s FIN any longer</source>
        <translation>%1不再等对方的 FIN</translation>
    </message>
    <message>
        <source>%1 deletes the TCB after %3 in FIN-WAIT-2: its program has closed and cannot read any more, and the peer does not close.</source>
        <translation>%1在 FIN-WAIT-2 停留 %3 后删除 TCB：它的程序已关闭，不能再读，而对方一直不关闭。</translation>
    </message>
    <message>
        <source>By the RFC FIN-WAIT-2 lasts until the peer&apos;s FIN; Linux waits tcp_fin_timeout.</source>
        <translation>按 RFC，FIN-WAIT-2 要一直等到对方的 FIN；Linux 只等 tcp_fin_timeout 那么久。</translation>
    </message>
    <message numerus="yes">
        <source>%1 has sent %n challenge ACK(s) within %3, which is the limit: this one is left out.</source>
        <translation>
            <numerusform>%1在 %3 内已发了 %n 个挑战 ACK，达到上限：这一个不发。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 need not send %n more byte(s) again: the SACK option reports what has arrived out of order.</source>
        <translation>
            <numerusform>%1又有 %n 字节不必重传：SACK 选项报告了已经乱序到达的数据。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 probes whether the last segments have come</source>
        <translation>%1探测最后的报文段是否已到</translation>
    </message>
    <message>
        <source>%1 has waited two round trips for an ACK of what lies from %3 up to %4, and sends one segment more (tail loss probe) instead of waiting for the timer.</source>
        <translation>%1等了两个往返时间，从 %3 到 %4 的数据仍未得到确认，于是不等计时器到期，多发一个报文段（尾部丢失探测）。</translation>
    </message>
    <message>
        <source>Nothing follows the last segments of a flight whose acknowledgment could tell that they are lost.</source>
        <translation>一批数据的最后几个报文段之后，没有别的报文段能用自己的确认说明它们丢了。</translation>
    </message>
    <message>
        <source>The ACK number cannot say what has arrived beyond the gap, but the SACK option can.</source>
        <translation>缺口之后到了什么，确认号说不出来，但 SACK 选项可以。</translation>
    </message>
    <message>
        <source>%1 gets a SYN in TIME-WAIT: its timestamp %3 is later than the last one seen, %4 (RFC 6191). So it is no old duplicate, and the wait may end.</source>
        <translation>%1在 TIME-WAIT 中收到 SYN：它的时间戳 %3 晚于最后见到的 %4（RFC 6191），不可能是失效的重复报文段，所以可以提前结束等待。</translation>
    </message>
    <message>
        <source>%1 learns that %2 now offers a window of %3 bytes, counted from SND.UNA (before: %4).</source>
        <translation>%1得知%2通告的窗口为 %3 字节，从 SND.UNA 算起（原为 %4）。</translation>
    </message>
    <message>
        <source>%1 reads %5 in the window field and shifts it by %6 bits, as the SYNs agreed: %5 × 2^%6 = %3 bytes (before: %4).</source>
        <translation>%1把窗口字段中的 %5 左移 %6 位（双方在 SYN 中约定的移位数）：%5 × 2^%6 = %3 字节（原为 %4）。</translation>
    </message>
    <message>
        <source>The field has 16 bits: by itself it could not say more than 65,535.</source>
        <translation>这个字段只有 16 位，本身最多只能表示 65535。</translation>
    </message>
    <message numerus="yes">
        <source>%1 learns that urgent data ends before %3, and tells its program, which still has %n byte(s) to read up to there.</source>
        <translation>
            <numerusform>%1得知紧急数据到序号 %3 之前为止，并通知程序；程序还要读 %n 字节才能读完它。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sends seq=%3 again at once (fast retransmit): later segments arrive, this one does not. ssthresh is now %5; cwnd counts three segments more, %4, which have left the network.</source>
        <translation>%1立即重传 seq=%3（快重传）：后面的报文段到了，唯独它没到。ssthresh 现为 %5；cwnd 比它多算三个已离开网络的报文段，为 %4。</translation>
    </message>
    <message>
        <source>%1 finds the next gap</source>
        <translation>%1找到下一个缺口</translation>
    </message>
    <message>
        <source>%1 has nothing left to repair: ack=%3 covers everything that had been sent when the loss was noticed.</source>
        <translation>%1已没有数据要补发：ack=%3 覆盖了发现丢失时已发出的全部数据。</translation>
    </message>
    <message>
        <source>%1 leaves fast recovery: ack=%3 covers everything that had been sent when the loss was noticed. cwnd is now %4.</source>
        <translation>%1退出快恢复：ack=%3 覆盖了发现丢失时已发出的全部数据。此时 cwnd 为 %4。</translation>
    </message>
    <message>
        <source>%1 learns what has arrived beyond the gap</source>
        <translation>%1得知缺口之后到了哪些数据</translation>
    </message>
    <message>
        <source>%1 gets %2&apos;s FIN and delays the ACK</source>
        <translation>%1收到%2的 FIN，推迟确认</translation>
    </message>
    <message>
        <source>%1 gets FIN, seq=%5, in %3: RCV.NXT becomes %4. The ACK waits a little, for its own FIN may soon carry it.</source>
        <translation>%1在 %3 收到 FIN（seq=%5）：RCV.NXT 变为 %4。确认推迟片刻，也许它自己的 FIN 很快就能捎带上。</translation>
    </message>
    <message>
        <source>%1 is in slow start: cwnd grows to %4</source>
        <translation>%1处于慢开始：cwnd 增大到 %4</translation>
    </message>
    <message>
        <source>%1 gets an ACK of new data and lets cwnd grow from %3 to %4. It is below ssthresh, %5: this is slow start, which doubles cwnd in every round trip.</source>
        <translation>%1收到对新数据的确认，把 cwnd 从 %3 增大到 %4。它小于 ssthresh（%5），因此是慢开始：每个往返时间 cwnd 加倍。</translation>
    </message>
    <message>
        <source>%1 gets an ACK of new data and lets cwnd grow from %3 to %4. Nothing has been lost yet, so there is no ssthresh: this is slow start, which doubles cwnd in every round trip.</source>
        <translation>%1收到对新数据的确认，把 cwnd 从 %3 增大到 %4。还没有发生过丢失，没有 ssthresh 的限制，因此是慢开始：每个往返时间 cwnd 加倍。</translation>
    </message>
    <message>
        <source>%1 is in congestion avoidance: cwnd grows to %4</source>
        <translation>%1处于拥塞避免：cwnd 增大到 %4</translation>
    </message>
    <message>
        <source>%1 has got a whole window acknowledged and lets cwnd grow from %3 to %4. It is not below ssthresh any more: congestion avoidance adds one segment in a round trip.</source>
        <translation>%1的一整窗数据都已得到确认，把 cwnd 从 %3 增大到 %4。它已不小于 ssthresh：拥塞避免在每个往返时间只增加一个报文段。</translation>
    </message>
    <message>
        <source>%1 lets cwnd grow along CUBIC&apos;s curve, to %4</source>
        <translation>%1的 cwnd 沿 CUBIC 曲线增大到 %4</translation>
    </message>
    <message>
        <source>%1 lets cwnd grow from %3 to %4. CUBIC follows a curve of the time since the last reduction: fast at first, flat near the window at which the loss came, then fast again.</source>
        <translation>%1把 cwnd 从 %3 增大到 %4。CUBIC 按上次减小以来的时间沿曲线增长：先快，接近上次丢失时的窗口时变缓，之后再加快。</translation>
    </message>
    <message>
        <source>%1 fills a further gap that SACK has shown</source>
        <translation>%1补上 SACK 指出的又一个空缺</translation>
    </message>
    <message>
        <source>%1 sends seq=%3 again, %4 bytes: the SACK blocks show that these are missing too. It need not wait a round trip for every gap, and what has arrived does not go again.</source>
        <translation>%1重传 seq=%3 起的 %4 字节：SACK 块表明这些也缺失。不必每个空缺都等一个往返时间，已到达的数据也不再重发。</translation>
    </message>
</context>
<context>
    <name>ScenarioFields</name>
    <message>
        <source>General</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>两端</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Injected</source>
        <translation>注入</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源文本</translation>
    </message>
    <message>
        <source>Where one language is missing, the other is shown.</source>
        <translation>缺少一种语言时显示另一种。</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens, at most 64.</source>
        <translation>小写字母、数字和连字符，最多 64 个字符。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Where the list of scenarios shows it.</source>
        <translation>它在场景列表中的位置。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Texts in English</source>
        <translation>英文文字</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>What to watch for</source>
        <translation>观察要点</translation>
    </message>
    <message>
        <source>Texts in Chinese</source>
        <translation>中文文字</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Ends at the latest</source>
        <translation>最迟结束于</translation>
    </message>
    <message>
        <source>The run ends earlier where nothing more can happen.</source>
        <translation>如果不会再发生任何事，运行会提前结束。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Of the link&apos;s chance: the same seed gives the same run. 0 to 9007199254740991.</source>
        <translation>决定链路的随机事件：种子相同，过程相同。0 到 9007199254740991。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>行为模式</translation>
    </message>
    <message>
        <source>Whose reading of the standards. “linux” also brings that kernel’s numbers as defaults.</source>
        <translation>按谁对标准的理解行事。“linux”还带来该内核的默认数值。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>IPv4 or IPv6, of the same kind on both ends.</source>
        <translation>IPv4 或 IPv6，两端须为同一种。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>1 to 65535.</source>
        <translation>1 到 65535。</translation>
    </message>
    <message>
        <source>ISS</source>
        <translation>ISS</translation>
    </message>
    <message>
        <source>Initial send sequence number, 0 to 4294967295.</source>
        <translation>初始发送序号，0 到 4294967295。</translation>
    </message>
    <message>
        <source>Segments and buffers</source>
        <translation>报文段与缓存</translation>
    </message>
    <message>
        <source>MSS</source>
        <translation>MSS</translation>
    </message>
    <message>
        <source>The largest segment that is announced and sent, in bytes of text: 1 to 65535.</source>
        <translation>通告并发送的最大报文段，按数据字节计：1 到 65535。</translation>
    </message>
    <message>
        <source>Receive buffer</source>
        <translation>接收缓存</translation>
    </message>
    <message>
        <source>Bytes, 1 to 16777216. More than 65535 is of use only with window scale.</source>
        <translation>字节数，1 到 16777216。超过 65535 时只有启用窗口扩大才有用。</translation>
    </message>
    <message>
        <source>Send buffer</source>
        <translation>发送缓存</translation>
    </message>
    <message>
        <source>Bytes, 1 to 16777216.</source>
        <translation>字节数，1 到 16777216。</translation>
    </message>
    <message>
        <source>Window scale</source>
        <translation>窗口扩大</translation>
    </message>
    <message>
        <source>Shift count on the SYN, 0 to 14 (RFC 7323).</source>
        <translation>SYN 中的移位数，0 到 14（RFC 7323）。</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>不提供</translation>
    </message>
    <message>
        <source>SACK permitted</source>
        <translation>允许 SACK</translation>
    </message>
    <message>
        <source>Offered on the SYN (RFC 2018).</source>
        <translation>在 SYN 中提供（RFC 2018）。</translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>Offered on the SYN (RFC 7323).</source>
        <translation>在 SYN 中提供（RFC 7323）。</translation>
    </message>
    <message>
        <source>Sending and acknowledging</source>
        <translation>发送与确认</translation>
    </message>
    <message>
        <source>Nagle’s algorithm</source>
        <translation>Nagle 算法</translation>
    </message>
    <message>
        <source>RFC 9293 3.7.4.</source>
        <translation>RFC 9293 3.7.4。</translation>
    </message>
    <message>
        <source>Delayed ACK</source>
        <translation>延迟确认</translation>
    </message>
    <message>
        <source>How long an ACK may wait: less than 500ms (RFC 9293, MUST-40).</source>
        <translation>ACK 最多等待多久：小于 500ms（RFC 9293，MUST-40）。</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>拥塞控制</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Reno (RFC 5681) or CUBIC (RFC 9438).</source>
        <translation>Reno（RFC 5681）或 CUBIC（RFC 9438）。</translation>
    </message>
    <message>
        <source>Initial window</source>
        <translation>初始窗口</translation>
    </message>
    <message>
        <source>Segments, 1 to 1000 (RFC 6928).</source>
        <translation>报文段数，1 到 1000（RFC 6928）。</translation>
    </message>
    <message>
        <source>Slow start after idle</source>
        <translation>空闲后慢开始</translation>
    </message>
    <message>
        <source>RFC 5681 4.1.</source>
        <translation>RFC 5681 4.1。</translation>
    </message>
    <message>
        <source>Retransmission</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>RTO at first</source>
        <translation>初始 RTO</translation>
    </message>
    <message>
        <source>RFC 6298 2.1.</source>
        <translation>RFC 6298 2.1。</translation>
    </message>
    <message>
        <source>RTO, least</source>
        <translation>RTO 下限</translation>
    </message>
    <message>
        <source>RFC 6298 2.4.</source>
        <translation>RFC 6298 2.4。</translation>
    </message>
    <message>
        <source>RTO, most</source>
        <translation>RTO 上限</translation>
    </message>
    <message>
        <source>RFC 6298 2.5.</source>
        <translation>RFC 6298 2.5。</translation>
    </message>
    <message>
        <source>SYN retries</source>
        <translation>SYN 重试次数</translation>
    </message>
    <message>
        <source>How often a SYN goes again before giving up, 0 to 255.</source>
        <translation>放弃之前 SYN 重发多少次，0 到 255。</translation>
    </message>
    <message>
        <source>SYN retries without backoff</source>
        <translation>不加倍的 SYN 重试</translation>
    </message>
    <message>
        <source>So many leave the timeout as it is; only then it doubles. 0 to 255.</source>
        <translation>前这么多次不改变超时时间，此后才加倍。0 到 255。</translation>
    </message>
    <message>
        <source>Data retries (R2)</source>
        <translation>数据重试次数 (R2)</translation>
    </message>
    <message>
        <source>How often anything else goes again before giving up, 0 to 255.</source>
        <translation>放弃之前其他报文段重发多少次，0 到 255。</translation>
    </message>
    <message>
        <source>Retries until a warning (R1)</source>
        <translation>告知用户前的重试 (R1)</translation>
    </message>
    <message>
        <source>From here on the user is told of the trouble, 1 to 255.</source>
        <translation>从这一次起告知用户出了问题，1 到 255。</translation>
    </message>
    <message>
        <source>User timeout</source>
        <translation>用户超时</translation>
    </message>
    <message>
        <source>How long anything may stay unacknowledged (RFC 9293 3.9.1.1).</source>
        <translation>数据最多可以多久未被确认（RFC 9293 3.9.1.1）。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Closing and restarting</source>
        <translation>关闭与重启</translation>
    </message>
    <message>
        <source>MSL</source>
        <translation>MSL</translation>
    </message>
    <message>
        <source>Maximum segment lifetime; TIME-WAIT lasts twice this.</source>
        <translation>报文段最大生存时间；TIME-WAIT 持续它的两倍。</translation>
    </message>
    <message>
        <source>FIN-WAIT-2 of an orphan</source>
        <translation>孤儿的 FIN-WAIT-2</translation>
    </message>
    <message>
        <source>How long FIN-WAIT-2 lasts once nobody can read any more.</source>
        <translation>再没有程序能读取之后 FIN-WAIT-2 持续多久。</translation>
    </message>
    <message>
        <source>until the FIN</source>
        <translation>直到 FIN 到达</translation>
    </message>
    <message>
        <source>Quiet time</source>
        <translation>静默时间</translation>
    </message>
    <message>
        <source>Silence after a restart (RFC 9293 3.4.3).</source>
        <translation>重启之后的静默（RFC 9293 3.4.3）。</translation>
    </message>
    <message>
        <source>Ignore RST in TIME-WAIT</source>
        <translation>TIME-WAIT 中忽略 RST</translation>
    </message>
    <message>
        <source>RFC 1337.</source>
        <translation>RFC 1337。</translation>
    </message>
    <message>
        <source>Keepalive</source>
        <translation>保活</translation>
    </message>
    <message>
        <source>Off by default (RFC 9293, MUST-25).</source>
        <translation>默认关闭（RFC 9293，MUST-25）。</translation>
    </message>
    <message>
        <source>Idle before probing</source>
        <translation>探测前的空闲时间</translation>
    </message>
    <message>
        <source>At least two hours by default (RFC 9293, MUST-28).</source>
        <translation>默认至少两小时（RFC 9293，MUST-28）。</translation>
    </message>
    <message>
        <source>Between probes</source>
        <translation>探测间隔</translation>
    </message>
    <message>
        <source>Between probes that go unanswered.</source>
        <translation>未得到回应的探测之间的间隔。</translation>
    </message>
    <message>
        <source>Probes</source>
        <translation>探测次数</translation>
    </message>
    <message>
        <source>Unanswered ones before giving up, 1 to 255.</source>
        <translation>放弃之前未得到回应的次数，1 到 255。</translation>
    </message>
    <message>
        <source>Probability for each segment, 0 to 1.</source>
        <translation>每个报文段的概率，0 到 1。</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>One way.</source>
        <translation>单程。</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Up to so much is added to the delay, evenly spread.</source>
        <translation>在时延上均匀地再加上至多这么多。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Reordering</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>Probability that a segment is held back behind the next one, 0 to 1.</source>
        <translation>报文段被压到下一个之后的概率，0 到 1。</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>Bits a second.</source>
        <translation>比特每秒。</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>ScenarioItems</name>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>发生什么</translation>
    </message>
    <message>
        <source>By</source>
        <translation>时限或幅度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>In front of</source>
        <translation>到达哪端</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么</translation>
    </message>
    <message>
        <source>What is expected</source>
        <translation>预期什么</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>%1 has received %2</source>
        <comment>host, number of bytes</comment>
        <translation>%1 已收到 %2</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <comment>condition, wait</comment>
        <translation>%1，再过 %2</translation>
    </message>
    <message>
        <source>visits %1</source>
        <translation>经过 %1</translation>
    </message>
    <message>
        <source>is in %1</source>
        <translation>处于 %1</translation>
    </message>
    <message>
        <source>sent: %1</source>
        <translation>发送：%1</translation>
    </message>
    <message>
        <source>told: %1</source>
        <translation>告知：%1</translation>
    </message>
    <message>
        <source>read: %1 bytes</source>
        <translation>读取：%1 字节</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>what, time</comment>
        <translation>%1，不迟于 %2</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>不 %1</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>The exact set, separated by commas: SYN, FIN, RST, PSH, ACK, URG, ECE, CWR.</source>
        <translation>恰好这些标志，用逗号分隔：SYN, FIN, RST, PSH, ACK, URG, ECE, CWR。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>1, 2 and so on in order of opening, where a host has several.</source>
        <translation>主机有多个连接时，按打开的次序为 1、2 等。</translation>
    </message>
    <message>
        <source>the only or latest</source>
        <translation>唯一的或最近的</translation>
    </message>
    <message>
        <source>When host</source>
        <translation>当主机</translation>
    </message>
    <message>
        <source>Is in state</source>
        <translation>处于状态</translation>
    </message>
    <message>
        <source>Has received bytes</source>
        <translation>已收到字节</translation>
    </message>
    <message>
        <source>Arrived in order since the connection opened, at least so many.</source>
        <translation>自连接打开以来按序到达的至少这么多。</translation>
    </message>
    <message>
        <source>In connection</source>
        <translation>在连接</translation>
    </message>
    <message>
        <source>And then after</source>
        <translation>然后再过</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>本地端口</translation>
    </message>
    <message>
        <source>the endpoint’s</source>
        <translation>该端的端口</translation>
    </message>
    <message>
        <source>1 to 65535.</source>
        <translation>1 到 65535。</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>backlog</translation>
    </message>
    <message>
        <source>0 to 65535.</source>
        <translation>0 到 65535。</translation>
    </message>
    <message>
        <source>Accept at once</source>
        <translation>立即接受</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Bytes, at most</source>
        <translation>最多字节</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>true or false, a number, or a duration such as 2s.</source>
        <translation>true 或 false、数字，或 2s 这样的时长。</translation>
    </message>
    <message>
        <source>at a time</source>
        <translation>在某个时刻</translation>
    </message>
    <message>
        <source>when a state is reached</source>
        <translation>到达某个状态时</translation>
    </message>
    <message>
        <source>when bytes have arrived</source>
        <translation>收到若干字节时</translation>
    </message>
    <message>
        <source>Host that calls</source>
        <translation>调用的主机</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>bytes in hex</source>
        <translation>十六进制字节</translation>
    </message>
    <message>
        <source>a pattern of bytes</source>
        <translation>有规律的字节</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Bytes in hex</source>
        <translation>十六进制字节</translation>
    </message>
    <message>
        <source>How many bytes</source>
        <translation>多少字节</translation>
    </message>
    <message>
        <source>0, 1, 2 ... 250, 0, 1 and so on.</source>
        <translation>0、1、2 … 250、0、1，依此类推。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Sender’s state</source>
        <translation>发送方状态</translation>
    </message>
    <message>
        <source>Seq</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Sequence number, 0 to 4294967295.</source>
        <translation>序号，0 到 4294967295。</translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>确认号</translation>
    </message>
    <message>
        <source>Acknowledgment number, 0 to 4294967295.</source>
        <translation>确认号，0 到 4294967295。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Bytes of text, 0 to 65535.</source>
        <translation>数据字节数，0 到 65535。</translation>
    </message>
    <message>
        <source>The n-th of these</source>
        <translation>其中第几个</translation>
    </message>
    <message>
        <source>every one</source>
        <translation>每一个</translation>
    </message>
    <message>
        <source>Counted from 1.</source>
        <translation>从 1 数起。</translation>
    </message>
    <message>
        <source>Later by</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Copy later by</source>
        <translation>副本延迟</translation>
    </message>
    <message>
        <source>Overtaken by segments</source>
        <translation>被几个报文段超过</translation>
    </message>
    <message>
        <source>1 to 1000.</source>
        <translation>1 到 1000。</translation>
    </message>
    <message>
        <source>0 to 4294967295.</source>
        <translation>0 到 4294967295。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Only with the ACK flag.</source>
        <translation>仅当有 ACK 标志时。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>of what it carries</source>
        <translation>按所带数据</translation>
    </message>
    <message>
        <source>Without text or hex: so many bytes of a pattern.</source>
        <translation>没有文字或十六进制时：这么多有规律的字节。</translation>
    </message>
    <message>
        <source>Urgent pointer</source>
        <translation>紧急指针</translation>
    </message>
    <message>
        <source>MSS option</source>
        <translation>MSS 选项</translation>
    </message>
    <message>
        <source>Window scale option</source>
        <translation>窗口扩大选项</translation>
    </message>
    <message>
        <source>0 to 255.</source>
        <translation>0 到 255。</translation>
    </message>
    <message>
        <source>SACK permitted</source>
        <translation>允许 SACK</translation>
    </message>
    <message>
        <source>SACK blocks</source>
        <translation>SACK 块</translation>
    </message>
    <message>
        <source>[[left, right], ...]</source>
        <translation>[[左, 右], ...]</translation>
    </message>
    <message>
        <source>Timestamp value</source>
        <translation>时间戳值</translation>
    </message>
    <message>
        <source>Timestamp echo</source>
        <translation>时间戳回显</translation>
    </message>
    <message>
        <source>a segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>an ICMP error</source>
        <translation>ICMP 差错</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Quoted seq</source>
        <translation>引用的序号</translation>
    </message>
    <message>
        <source>Sequence number of the segment it is about.</source>
        <translation>它所指报文段的序号。</translation>
    </message>
    <message>
        <source>the oldest, SND.UNA</source>
        <translation>最早的，SND.UNA</translation>
    </message>
    <message>
        <source>MSS that fits</source>
        <translation>可通过的 MSS</translation>
    </message>
    <message>
        <source>Bytes of text, 1 to 65535.</source>
        <translation>数据字节数，1 到 65535。</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>Source port</source>
        <translation>源端口</translation>
    </message>
    <message>
        <source>the peer’s</source>
        <translation>对方的端口</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>目的端口</translation>
    </message>
    <message>
        <source>the host’s</source>
        <translation>本主机的端口</translation>
    </message>
    <message>
        <source>states are visited</source>
        <translation>经过若干状态</translation>
    </message>
    <message>
        <source>a state is reached</source>
        <translation>到达某个状态</translation>
    </message>
    <message>
        <source>a segment is sent</source>
        <translation>发送某个报文段</translation>
    </message>
    <message>
        <source>the application is told</source>
        <translation>告知应用程序</translation>
    </message>
    <message>
        <source>bytes are read</source>
        <translation>读取若干字节</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In this order, separated by commas; others may lie between.</source>
        <translation>按此次序，用逗号分隔；中间可以有其他状态。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Bytes in all</source>
        <translation>字节总数</translation>
    </message>
    <message>
        <source>In this state at this time.</source>
        <translation>在这个时刻处于该状态。</translation>
    </message>
    <message>
        <source>Not later than this.</source>
        <translation>不迟于这个时刻。</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>Must not happen</source>
        <translation>不得发生</translation>
    </message>
    <message>
        <source>Behind events</source>
        <translation>排在几个事件之后</translation>
    </message>
    <message>
        <source>So many events of that very moment happen first.</source>
        <translation>同一时刻先发生这么多个事件。</translation>
    </message>
    <message>
        <source>Of copies</source>
        <translation>只看副本</translation>
    </message>
    <message>
        <source>Looks at the copies that the link, a fault or a person makes.</source>
        <translation>针对链路、故障或人所造的副本。</translation>
    </message>
    <message>
        <source>On its way, after</source>
        <translation>在途多久之后</translation>
    </message>
    <message>
        <source>Befalls the segment so long after it was sent, if it is still on its way.</source>
        <translation>在发送这么久之后、仍在途中时发生。</translation>
    </message>
    <message>
        <source>as it is sent</source>
        <translation>发送时</translation>
    </message>
</context>
<context>
    <name>ScenarioLibrary</name>
    <message>
        <source>%1 / %2</source>
        <comment>group or file, then title</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>建立连接</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>释放连接</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>计时器</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a scenario file.</source>
        <translation>%1 是文件夹，请选择场景文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is too large for a scenario: %2, and at most %3 are read.</source>
        <translation>%1 作为场景太大：%2，最多读取 %3。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
</context>
<context>
    <name>Segment</name>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>探测</translation>
    </message>
</context>
<context>
    <name>SegmentSheet</name>
    <message>
        <source>CWR says: I have reduced my congestion window (RFC 3168).</source>
        <translation>CWR 表示：我已减小拥塞窗口（RFC 3168）。</translation>
    </message>
    <message>
        <source>ECE says: a router has marked congestion on the way (RFC 3168).</source>
        <translation>ECE 表示：途中有路由器标记了拥塞（RFC 3168）。</translation>
    </message>
    <message>
        <source>URG says that the urgent pointer counts.</source>
        <translation>URG 表示紧急指针有效。</translation>
    </message>
    <message>
        <source>ACK says that the acknowledgment number counts.</source>
        <translation>ACK 表示确认号有效。</translation>
    </message>
    <message>
        <source>PSH says: hand the data to the program, nothing more follows now.</source>
        <translation>PSH 表示：把数据交给程序，眼下没有更多数据。</translation>
    </message>
    <message>
        <source>RST says: the connection is over at once.</source>
        <translation>RST 表示：连接立即结束。</translation>
    </message>
    <message>
        <source>SYN says: my sequence numbers begin here. It takes one of them.</source>
        <translation>SYN 表示：我的序号从这里开始。它自己占用一个序号。</translation>
    </message>
    <message>
        <source>FIN says: no more data will come from me. It takes one number.</source>
        <translation>FIN 表示：我不再发送数据。它自己占用一个序号。</translation>
    </message>
    <message>
        <source>On the wire stands %1.</source>
        <translation>报文中实际写的是 %1。</translation>
    </message>
    <message>
        <source>Source port</source>
        <translation>源端口</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>目的端口</translation>
    </message>
    <message>
        <source>It comes from port %1 of %2, address %3.</source>
        <translation>来自%2的端口 %1，地址 %3。</translation>
    </message>
    <message>
        <source>It goes to port %1 of %2, address %3.</source>
        <translation>发往%2的端口 %1，地址 %3。</translation>
    </message>
    <message>
        <source>Sequence number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>The initial sequence number: the SYN itself takes %1, the first byte of data will have %2.</source>
        <translation>初始序号：SYN 本身占用 %1，第一个数据字节的序号将是 %2。</translation>
    </message>
    <message>
        <source>One less than the next number, on purpose: %1 is old, so the peer must answer.</source>
        <translation>故意比下一个序号小 1：%1 是旧序号，对方必须应答。</translation>
    </message>
    <message>
        <source>The first byte of the data has number %1, the last %2.</source>
        <translation>数据的第一个字节序号为 %1，最后一个为 %2。</translation>
    </message>
    <message>
        <source>The FIN takes number %1.</source>
        <translation>FIN 占用序号 %1。</translation>
    </message>
    <message>
        <source>Nothing in this segment takes a number; %1 says where its sender stands.</source>
        <translation>这个报文段不占用序号；%1 表示发送方当前的位置。</translation>
    </message>
    <message>
        <source>Acknowledgment number</source>
        <translation>确认号</translation>
    </message>
    <message>
        <source>It means nothing: ACK is not set.</source>
        <translation>无意义：ACK 未置位。</translation>
    </message>
    <message>
        <source>The next byte expected is %1: acknowledges everything up to %2.</source>
        <translation>期望的下一个字节是 %1：确认到 %2 为止的全部内容。</translation>
    </message>
    <message>
        <source>DOffset</source>
        <comment>data offset, narrow cell</comment>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Data offset: the header is %1 words of 32 bits long, %2 bytes, without options.</source>
        <translation>数据偏移：首部长 %1 个 32 位字，即 %2 字节，没有选项。</translation>
    </message>
    <message>
        <source>Data offset: the header is %1 words of 32 bits long, %2 bytes, %3 of them options.</source>
        <translation>数据偏移：首部长 %1 个 32 位字，即 %2 字节，其中选项占 %3 字节。</translation>
    </message>
    <message>
        <source>Rsrvd</source>
        <comment>reserved bits, narrow cell</comment>
        <translation>保留</translation>
    </message>
    <message>
        <source>Reserved for later use: senders write zero, receivers ignore it.</source>
        <translation>保留供今后使用：发送方写零，接收方忽略。</translation>
    </message>
    <message>
        <source>Set.</source>
        <comment>a flag</comment>
        <translation>已置位。</translation>
    </message>
    <message>
        <source>Not set.</source>
        <comment>a flag</comment>
        <translation>未置位。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>A reset offers nothing: nobody looks at it.</source>
        <translation>复位报文不通告窗口，没有人会看它。</translation>
    </message>
    <message>
        <source>%1 times 2^%2 (window scale) are %3 bytes.</source>
        <translation>%1 乘以 2^%2（窗口扩大）等于 %3 字节。</translation>
    </message>
    <message>
        <source>Closed: the sender of this segment takes no data for now.</source>
        <translation>窗口已关闭：此报文段的发送方暂不接收数据。</translation>
    </message>
    <message>
        <source>The sender of this segment takes %1 bytes from number %2 on.</source>
        <translation>此报文段的发送方从序号 %2 起还能接收 %1 字节。</translation>
    </message>
    <message>
        <source>The sender of this segment takes %1 bytes.</source>
        <translation>此报文段的发送方能接收 %1 字节。</translation>
    </message>
    <message>
        <source>On a SYN the window is never scaled.</source>
        <translation>SYN 中的窗口从不扩大。</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>检验和</translation>
    </message>
    <message>
        <source>Wrong: %2 would be right, so the receiver drops the segment without a word. The model knows that it was damaged, not where; one bit of this field is turned.</source>
        <translation>错误：正确值应为 %2，因此接收方不声不响地丢弃它。模型只知道它损坏了，不知道损坏在哪里；这里翻转了本字段的一位。</translation>
    </message>
    <message>
        <source>Right: the sum over the pseudo header (addresses, protocol, length), the header and the data comes out.</source>
        <translation>正确：对伪首部（地址、协议、长度）、首部和数据求和，结果相符。</translation>
    </message>
    <message>
        <source>Urgent pointer</source>
        <translation>紧急指针</translation>
    </message>
    <message>
        <source>Urgent data ends before number %1: the sequence number plus %2.</source>
        <translation>紧急数据在序号 %1 之前结束：即序号加 %2。</translation>
    </message>
    <message>
        <source>It means nothing: URG is not set.</source>
        <translation>无意义：URG 未置位。</translation>
    </message>
    <message>
        <source>No-Operation: fills up, so that what follows ends with a word.</source>
        <translation>空操作：用于填充，使后面的选项在字边界结束。</translation>
    </message>
    <message>
        <source>The sender understands selective acknowledgments (RFC 2018).</source>
        <translation>发送方支持选择确认（RFC 2018）。</translation>
    </message>
    <message>
        <source>Option %1</source>
        <translation>选项 %1</translation>
    </message>
    <message>
        <source>An option without a meaning here: TCP skips it by its length.</source>
        <translation>这里没有含义的选项：TCP 按其长度跳过。</translation>
    </message>
    <message>
        <source>Maximum segment size: its sender takes at most %1 bytes of data in one segment.</source>
        <translation>最大报文段长度：它的发送方一个报文段最多接收 %1 字节数据。</translation>
    </message>
    <message>
        <source>Window scale</source>
        <translation>窗口扩大</translation>
    </message>
    <message>
        <source>From now on its sender&apos;s window field counts multiples of 2^%1, if both SYNs carry this option.</source>
        <translation>如果双方的 SYN 都带有此选项，此后它的发送方的窗口字段以 2^%1 为单位。</translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>The sender&apos;s clock reads %1; it echoes %2, which it had from the peer (RFC 7323).</source>
        <translation>发送方的时钟为 %1；它回显从对方得到的 %2（RFC 7323）。</translation>
    </message>
    <message>
        <source>The sender&apos;s clock reads %1; there is nothing to echo yet (RFC 7323).</source>
        <translation>发送方的时钟为 %1；还没有可回显的值（RFC 7323）。</translation>
    </message>
    <message>
        <source>These numbers have arrived too, the end not counted: %1. Most recent first.</source>
        <translation>这些序号也已到达（不含末端）：%1。最近到达的在前。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>The end of the options, and zeros up to a whole word of 32 bits.</source>
        <translation>选项结束，补零到整 32 位字。</translation>
    </message>
    <message>
        <source>Bytes %1 to %2 of the stream: “%3”.</source>
        <translation>字节流中的第 %1 到 %2 号字节：“%3”。</translation>
    </message>
    <message>
        <source>Bytes %1 to %2 of the stream.</source>
        <translation>字节流中的第 %1 到 %2 号字节。</translation>
    </message>
    <message>
        <source>There is no such segment: its options take %1 bytes, and a header has room for %2.</source>
        <translation>不存在这样的报文段：选项占 %1 字节，而首部最多容纳 %2 字节。</translation>
    </message>
    <message>
        <source>There is no such segment: it would have %1 bytes, and an IP packet carries at most %2.</source>
        <translation>不存在这样的报文段：它长达 %1 字节，而一个 IP 数据报最多携带 %2 字节。</translation>
    </message>
    <message numerus="yes">
        <source>Data (%n byte(s), not to scale)</source>
        <translation>
            <numerusform>数据（%n 字节，未按比例）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SequenceSpace</name>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>sent, not acknowledged</source>
        <translation>已发送，未确认</translation>
    </message>
    <message>
        <source>reported by SACK</source>
        <translation>SACK 已报告</translation>
    </message>
    <message>
        <source>may be sent</source>
        <translation>可以发送</translation>
    </message>
    <message>
        <source>may not be sent yet</source>
        <translation>还不能发送</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>received, not read yet</source>
        <translation>已收到，尚未读取</translation>
    </message>
    <message>
        <source>may arrive</source>
        <translation>可以接收</translation>
    </message>
    <message>
        <source>arrived out of order</source>
        <translation>乱序到达</translation>
    </message>
    <message>
        <source>may not arrive yet</source>
        <translation>还不能接收</translation>
    </message>
    <message>
        <source>Send: 1 acknowledged, 2 sent, 3 may be sent, 4 not yet</source>
        <translation>发送：1 已确认，2 已发送，3 可以发送，4 还不能发送</translation>
    </message>
    <message>
        <source>Receive: 1 received, 2 may arrive, 3 not yet</source>
        <translation>接收：1 已收到，2 可以接收，3 还不能接收</translation>
    </message>
    <message>
        <source>From %1 on: the peer has not told its window yet.</source>
        <translation>从 %1 起：对方还没有通告窗口。</translation>
    </message>
    <message>
        <source>From %1 on: %2.</source>
        <translation>从 %1 起：%2。</translation>
    </message>
    <message>
        <source>%1 to %2: %3, %4 in all.</source>
        <translation>%1 到 %2：%3，共 %4 个。</translation>
    </message>
    <message>
        <source>the number of the SYN</source>
        <translation>SYN 的序号</translation>
    </message>
    <message>
        <source>the oldest that is not acknowledged</source>
        <translation>最早的未确认序号</translation>
    </message>
    <message>
        <source>the next to be sent</source>
        <translation>下一个要发送的序号</translation>
    </message>
    <message>
        <source>the first that the peer&apos;s window forbids</source>
        <translation>对方窗口之外的第一个序号</translation>
    </message>
    <message>
        <source>the next that is expected</source>
        <translation>期望收到的下一个序号</translation>
    </message>
    <message>
        <source>the first that is not taken</source>
        <translation>不予接收的第一个序号</translation>
    </message>
    <message>
        <source>the number of the FIN</source>
        <translation>FIN 的序号</translation>
    </message>
    <message>
        <source>the first behind the urgent data</source>
        <translation>紧急数据之后的第一个序号</translation>
    </message>
    <message>
        <source>the numbers begin again at 0</source>
        <translation>序号从 0 重新开始</translation>
    </message>
    <message>
        <source>%1 = %2: %3.</source>
        <translation>%1 = %2：%3。</translation>
    </message>
    <message>
        <source>On its way again: %1 to %2. Click to inspect.</source>
        <translation>重传，在途中：%1 到 %2。单击查看。</translation>
    </message>
    <message>
        <source>On its way: %1 to %2. Click to inspect.</source>
        <translation>在途中：%1 到 %2。单击查看。</translation>
    </message>
    <message>
        <source>%1 has no connection, and so no numbers.</source>
        <translation>%1没有连接，所以没有序号。</translation>
    </message>
    <message>
        <source>Nothing has come to %1 yet: it knows no number.</source>
        <translation>还没有任何报文段到达%1：它还不知道序号。</translation>
    </message>
</context>
<context>
    <name>SocketCalls</name>
    <message>
        <source>sends %1 with %2 bytes</source>
        <translation>发送 %1，%2 字节</translation>
    </message>
    <message>
        <source>sends %1</source>
        <translation>发送 %1</translation>
    </message>
    <message>
        <source>%1, %2 times</source>
        <translation>%1，共 %2 次</translation>
    </message>
    <message>
        <source>acknowledged by the peer&apos;s TCP in step %1</source>
        <translation>对方的 TCP 在第 %1 步确认</translation>
    </message>
    <message>
        <source>not acknowledged yet</source>
        <translation>尚未确认</translation>
    </message>
    <message>
        <source>read by the peer&apos;s program in step %1</source>
        <translation>对方的程序在第 %1 步读取</translation>
    </message>
    <message>
        <source>not read by the peer&apos;s program yet</source>
        <translation>对方的程序尚未读取</translation>
    </message>
    <message>
        <source>the end of the stream: FIN has come</source>
        <translation>字节流结束：FIN 已到达</translation>
    </message>
    <message>
        <source>blocks until the run ends</source>
        <translation>一直阻塞到运行结束</translation>
    </message>
    <message>
        <source>blocks until step %1</source>
        <translation>阻塞到第 %1 步</translation>
    </message>
    <message>
        <source>returns %1 at once</source>
        <translation>立即返回 %1</translation>
    </message>
    <message>
        <source>returned %1 in step %2, after %3</source>
        <translation>第 %2 步返回 %1，用时 %3</translation>
    </message>
    <message>
        <source>(the host crashes)</source>
        <translation>（主机崩溃）</translation>
    </message>
    <message>
        <source>(the host starts again)</source>
        <translation>（主机重新启动）</translation>
    </message>
    <message>
        <source>the handshake was done by TCP in step %1</source>
        <translation>握手由 TCP 在第 %1 步完成</translation>
    </message>
    <message numerus="yes">
        <source>bytes of %n send() call(s)</source>
        <translation>
            <numerusform>来自 %n 次 send() 调用的字节</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateDialect</name>
    <message>
        <source>RFC 9293</source>
        <translation>RFC 9293</translation>
    </message>
    <message>
        <source>netstat on BSD and macOS</source>
        <translation>BSD 和 macOS 的 netstat</translation>
    </message>
    <message>
        <source>netstat on Linux</source>
        <translation>Linux 的 netstat</translation>
    </message>
    <message>
        <source>ss on Linux</source>
        <translation>Linux 的 ss</translation>
    </message>
    <message>
        <source>Chinese textbooks</source>
        <translation>中文教材</translation>
    </message>
</context>
<context>
    <name>StateName</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a state, then another</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>StateNames</name>
    <message>
        <source>%1: %2</source>
        <comment>whose name, then an example</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>%1&apos;s %5 finds nobody</source>
        <translation>%1的 %5 无人接收</translation>
    </message>
    <message>
        <source>%3 is down: %2&apos;s %5 (seq=%6) comes to nothing, and there is not even a RST. To %2 it looks just like a loss.</source>
        <translation>%3已经崩溃：%2的 %5（seq=%6）没有下文，连 RST 也没有。在%2看来，这和丢失一模一样。</translation>
    </message>
    <message>
        <source>%3&apos;s queue is full: it ignores the %5</source>
        <translation>%3的队列已满，忽略这个 %5</translation>
    </message>
    <message>
        <source>%3&apos;s program does not accept() fast enough, so the queue of its listening socket is full and %2&apos;s %5 (seq=%6) is ignored. %1 will try again later.</source>
        <translation>%3的程序 accept() 得不够快，监听套接字的队列已满，于是忽略%2的 %5（seq=%6）。%1稍后会重试。</translation>
    </message>
    <message>
        <source>%3 drops a damaged segment</source>
        <translation>%3丢弃损坏的报文段</translation>
    </message>
    <message>
        <source>%3 checks the checksum of %2&apos;s %5 (seq=%6) and finds it wrong: the segment is dropped without a word, as if it had been lost.</source>
        <translation>%3检查%2的 %5（seq=%6）的检验和，发现不对：不声不响地丢弃，就像它丢失了一样。</translation>
    </message>
    <message>
        <source>%1&apos;s %5 is lost on the way</source>
        <translation>%1的 %5 在途中丢失</translation>
    </message>
    <message>
        <source>%1&apos;s %5 is dropped by hand</source>
        <translation>%1的 %5 被手动丢弃</translation>
    </message>
    <message>
        <source>The link makes a copy of %2&apos;s %5</source>
        <translation>链路把%2的 %5 重复了一份</translation>
    </message>
    <message>
        <source>A copy of %2&apos;s %5 is made by hand</source>
        <translation>%2的 %5 被手动重复了一份</translation>
    </message>
    <message>
        <source>%1&apos;s %5 (seq=%6) is now on its way to %4 twice. %3 will tell the copy by its sequence number: what has arrived before is dropped.</source>
        <translation>%1的 %5（seq=%6）现在有两份在去往%4的途中。%3凭序号认出重复：已经收到过的就丢弃。</translation>
    </message>
    <message>
        <source>%1&apos;s %5 is held up on the way</source>
        <translation>%1的 %5 在途中延迟</translation>
    </message>
    <message>
        <source>%1&apos;s %5 is held up by hand</source>
        <translation>%1的 %5 被手动延迟</translation>
    </message>
    <message>
        <source>%1&apos;s %5 (seq=%6) will not reach %4 before %8. %1 cannot tell a late segment from a lost one, and may send it again meanwhile.</source>
        <translation>%1的 %5（seq=%6）最早要到 %8才到达%4。%1分不清报文段是迟到还是丢失，其间可能会重传。</translation>
    </message>
    <message>
        <source>%1&apos;s %5 is damaged on the way</source>
        <translation>%1的 %5 在途中损坏</translation>
    </message>
    <message>
        <source>%1&apos;s %5 is damaged by hand</source>
        <translation>%1的 %5 被手动损坏</translation>
    </message>
    <message>
        <source>Some bits of %2&apos;s %5 (seq=%6) change on the way. %3 will find a wrong checksum and drop the segment, so the damage turns into a loss.</source>
        <translation>%2的 %5（seq=%6）有些比特在途中改变。%3会发现检验和不对而丢弃它，于是损坏就变成了丢失。</translation>
    </message>
    <message>
        <source>%1&apos;s %5 is overtaken on the way</source>
        <translation>%1的 %5 在途中被超过</translation>
    </message>
    <message>
        <source>%1&apos;s %5 is held back by hand</source>
        <translation>%1的 %5 被手动压后</translation>
    </message>
    <message>
        <source>Later segments overtake %2&apos;s %5 (seq=%6). IP promises no order; %4 puts the bytes in order again by their sequence numbers.</source>
        <translation>后发的报文段超过了%2的 %5（seq=%6），出现乱序。IP 不保证次序；%4按序号把字节重新排好。</translation>
    </message>
    <message>
        <source>%1 crashes</source>
        <translation>%1崩溃</translation>
    </message>
    <message>
        <source>%1 vanishes without FIN or RST, as when a cable is cut or the power fails. %3 notices nothing: only a retransmission that goes unanswered, keepalive or its program&apos;s own clock can find out.</source>
        <translation>%1突然消失，没有 FIN，也没有 RST，就像网线被拔、电源断掉。%3毫无察觉：只有重传得不到回音、保活，或者程序自己计时，才能发现。</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>%1重新启动</translation>
    </message>
    <message>
        <source>%1 starts without any memory of its connections. If %2 still believes in one, it is half-open (which is not half-closed): the next segment for it is answered with RST.</source>
        <translation>%1重新启动，不记得任何连接。如果%2以为连接还在，它就是半开连接（不是半关闭）：下一个报文段会得到 RST。</translation>
    </message>
    <message>
        <source>%1 sets an option: %2</source>
        <translation>%1设置选项：%2</translation>
    </message>
    <message>
        <source>%1&apos;s program sets %2. It holds from now on for this end only: the other end is not told.</source>
        <translation>%1的程序设置 %2。从现在起生效，只对这一端有效，不会告诉另一端。</translation>
    </message>
    <message>
        <source>%1 refuses the call</source>
        <translation>%1拒绝这次调用</translation>
    </message>
    <message>
        <source>%1&apos;s program waits for data</source>
        <translation>%1的程序等待数据</translation>
    </message>
    <message>
        <source>%1&apos;s program wants to read, but nothing has arrived yet: the call waits until something comes from %2.</source>
        <translation>%1的程序要读数据，但还没有数据到达：调用一直等待，直到%2发来数据。</translation>
    </message>
    <message>
        <source>%1&apos;s program reads</source>
        <translation>%1的程序读数据</translation>
    </message>
    <message>
        <source>%1&apos;s program asks for received data; the answer comes at once, and nothing is sent.</source>
        <translation>%1的程序读取收到的数据；调用立即返回，不发送任何报文段。</translation>
    </message>
    <message>
        <source>%1&apos;s program hands over data</source>
        <translation>%1的程序交出数据</translation>
    </message>
    <message>
        <source>%1 takes over what its program gives it (bytes: %3). Nothing leaves at once; TCP decides when and in which segments.</source>
        <translation>%1收下程序交出的 %3 字节，没有立即发送；何时发、分成几个报文段，由 TCP 决定。</translation>
    </message>
    <message>
        <source>%1&apos;s program closes</source>
        <translation>%1的程序关闭连接</translation>
    </message>
    <message>
        <source>%1&apos;s program has no more data to send and says so. Nothing has to be sent to %2 at this moment.</source>
        <translation>%1的程序表示不再发送数据。这时还不需要向%2发送任何报文段。</translation>
    </message>
    <message>
        <source>%1&apos;s program waits in accept()</source>
        <translation>%1的程序在 accept() 中等待</translation>
    </message>
    <message>
        <source>%1&apos;s program asks for the next connection, but none is complete yet: accept() waits until the handshake with %2 is done.</source>
        <translation>%1的程序要取下一个连接，但还没有建立好的：accept() 一直等到与%2的握手完成。</translation>
    </message>
    <message>
        <source>%1&apos;s program accepts a connection</source>
        <translation>%1的程序接受一个连接</translation>
    </message>
    <message>
        <source>%1&apos;s program takes a finished connection out of the accept queue. The handshake with %2 was done before, without the program.</source>
        <translation>%1的程序从全连接队列取出一个建立好的连接。与%2的握手早已完成，不需要程序参与。</translation>
    </message>
    <message>
        <source>%1&apos;s program calls TCP</source>
        <translation>%1的程序调用 TCP</translation>
    </message>
    <message>
        <source>%1&apos;s TCP takes the call and answers at once; nothing is sent to %2.</source>
        <translation>%1的 TCP 接受调用并立即返回；不向%2发送任何报文段。</translation>
    </message>
    <message>
        <source>%3 gets %2&apos;s %5, and nothing changes</source>
        <translation>%3收到%2的 %5，没有变化</translation>
    </message>
    <message>
        <source>%3 gets %2&apos;s %5 (seq=%6, ack=%7). It is in order, brings no data and acknowledges nothing new, so there is nothing to answer.</source>
        <translation>%3收到%2的 %5（seq=%6，ack=%7）。它次序正确，没有带来数据，也没有确认新的内容，所以不必应答。</translation>
    </message>
    <message>
        <source>A hand-made %5 is put before %4</source>
        <translation>向%4注入人为构造的 %5</translation>
    </message>
    <message>
        <source>But this %5 is held up and will not reach %4 before %8.</source>
        <translation>但这个 %5 在途中延迟，最早要到 %8才到达%4。</translation>
    </message>
    <message>
        <source>The link makes a copy of this %5, so that it will arrive twice.</source>
        <translation>链路把这个 %5 重复了一份，它会到达两次。</translation>
    </message>
    <message>
        <source>But this %5 is damaged on its way to %4.</source>
        <translation>但这个 %5 在去往%4的途中损坏。</translation>
    </message>
    <message>
        <source>But later segments will overtake this %5 on its way to %4.</source>
        <translation>但在去往%4的途中，后发的报文段会超过这个 %5。</translation>
    </message>
    <message>
        <source>Time passes</source>
        <translation>时间流逝</translation>
    </message>
    <message>
        <source>At %1 nothing has to be sent, and no state changes.</source>
        <translation>在 %1，没有要发送的，状态也不变。</translation>
    </message>
    <message>
        <source>This ends one direction only; the other ends with %1&apos;s own FIN.</source>
        <translation>结束的只是这一个方向；另一个方向要等%1自己发出 FIN。</translation>
    </message>
    <message>
        <source>%2 has closed its direction before, so only the ACK of this FIN is missing.</source>
        <translation>%2早已关闭了自己的方向，现在只差对这个 FIN 的确认。</translation>
    </message>
    <message>
        <source>Now it waits for %1&apos;s FIN; how long is up to %1&apos;s program.</source>
        <translation>现在等待%1的 FIN；要等多久，由%1的程序决定。</translation>
    </message>
    <message>
        <source>Both closed at the same time: instead of the ACK of its own FIN came %1&apos;s FIN.</source>
        <translation>双方同时关闭：等来的不是对自己 FIN 的确认，而是%1的 FIN。</translation>
    </message>
    <message>
        <source>One segment brought both FIN and ACK: closing took three segments, not four.</source>
        <translation>一个报文段同时带来 FIN 和确认：关闭只用了三个报文段，而不是四个。</translation>
    </message>
    <message>
        <source>Both closed at the same time, so both wait.</source>
        <translation>双方同时关闭，所以双方都要等待。</translation>
    </message>
    <message>
        <source>Both SYNs are confirmed: two opens have made one connection.</source>
        <translation>两个 SYN 都得到了确认：两次打开得到的是一个连接。</translation>
    </message>
    <message>
        <source>A data segment brought the ACK: a lost third segment does no harm, because every later segment carries the same ACK.</source>
        <translation>确认是数据报文段带来的：第三个报文段丢失并不要紧，因为之后的每个报文段都带着同样的确认。</translation>
    </message>
    <message numerus="yes">
        <source>%1 sends %n segment(s) of data</source>
        <translation>
            <numerusform>%1发出 %n 个数据报文段</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has happened yet: go on step by step, or let it play.</source>
        <translation>还没有发生任何事：可以单步前进，也可以播放。</translation>
    </message>
    <message>
        <source>keepalive probe</source>
        <comment>what is lost, delayed ...</comment>
        <translation>保活探测报文段</translation>
    </message>
    <message>
        <source>zero-window probe</source>
        <comment>what is lost, delayed ...</comment>
        <translation>零窗口探测报文段</translation>
    </message>
    <message>
        <source>%3 is down, so nobody gets %2&apos;s %5 (seq=%6). That does no harm: %2 has given the connection up in any case.</source>
        <translation>%3已经崩溃，没有人收到%2的 %5（seq=%6）。这并不要紧：%2反正已经放弃了连接。</translation>
    </message>
    <message numerus="yes">
        <source>%1 sends %n segment(s) of data, seq %2 to %3, without waiting for an ACK of each: the window allows it.</source>
        <translation>
            <numerusform>%1连续发出 %n 个数据报文段，序号 %2 到 %3，不必逐个等待确认：窗口允许这样做。</numerusform>
        </translation>
    </message>
    <message>
        <source>data segment</source>
        <comment>what is lost, delayed ...</comment>
        <translation>数据报文段</translation>
    </message>
    <message>
        <source>CLOSE-WAIT does not end by itself: it lasts until the program here calls close().</source>
        <translation>CLOSE-WAIT（关闭等待）不会自己结束：要等本方的程序调用 close()。</translation>
    </message>
    <message>
        <source>The program was waiting for data. TCP delivers a stream of bytes and keeps no message boundaries.</source>
        <translation>程序正在等待数据。TCP 交付的是字节流，不保留消息边界。</translation>
    </message>
    <message>
        <source>The wait ends too early, and with it the protection from old duplicates: “TIME-WAIT assassination”, RFC 1337.</source>
        <translation>等待过早结束，也就失去了对失效的重复报文段的防护：这叫“TIME-WAIT 暗杀”，见 RFC 1337。</translation>
    </message>
    <message>
        <source>The window is still 0: %1 has no room yet and will be probed again.</source>
        <translation>窗口仍然是 0：%1还没有空间，稍后会再次探测。</translation>
    </message>
    <message>
        <source>%1&apos;s RST (seq=%6) will not reach %4. Nobody sends a RST again, so %4 learns nothing of it until it sends something itself.</source>
        <translation>%1的 RST（seq=%6）不会到达%4。RST 不会重传，所以%4毫不知情，直到自己再发送报文段。</translation>
    </message>
    <message>
        <source>%1&apos;s %5 (seq=%6) will not reach %4, and nobody tells %2. Because it takes sequence numbers, %2&apos;s retransmission timer will send it again.</source>
        <translation>%1的 %5（seq=%6）不会到达%4，也没有人通知%2。它占用序号，所以%2的重传计时器到时后会重传。</translation>
    </message>
    <message>
        <source>%1&apos;s %5 (seq=%6) will not reach %4. One lost probe proves nothing, so %2 will probe again.</source>
        <translation>%1的 %5（seq=%6）不会到达%4。一次探测丢失说明不了什么，%2会再次探测。</translation>
    </message>
    <message>
        <source>%1&apos;s ACK (ack=%7) will not reach %4. An ACK alone is never sent again by itself: a later one makes up for it, or %4 repeats what it was for.</source>
        <translation>%1的 ACK（ack=%7）不会到达%4。纯 ACK 自己不会重传：要么由后面的确认补上，要么%4重发它所确认的内容。</translation>
    </message>
    <message>
        <source>A segment that %2 never sent, %5 with seq=%6, appears before %4 as if it came from there. %3 can judge it only by its sequence and acknowledgment numbers.</source>
        <translation>%2从未发送过的 %5（seq=%6）到达%4，看上去就像%2发来的。%3只能凭序号和确认号来判断。</translation>
    </message>
    <message>
        <source>But this %5 will not reach %4: it gets lost.</source>
        <translation>但这个 %5 到不了%4：它在途中丢失。</translation>
    </message>
    <message>
        <source>The program reads at once, so a second ACK with the same number announces the room that this makes: a window update.</source>
        <translation>程序立即读走数据，腾出了空间，于是再发一个确认号相同的 ACK 通告新窗口：这是窗口更新。</translation>
    </message>
    <message>
        <source>%1 has no connection that the message (%2) can be about, so nobody is told.</source>
        <translation>%1没有这个报文（%2）所说的连接，所以不通知任何程序。</translation>
    </message>
    <message>
        <source>%1 discards the message (%2) silently: a router that is short of memory drops segments, and congestion control learns of it that way.</source>
        <translation>%1不声不响地丢弃这个报文（%2）：路由器缓存不足时会丢弃报文段，拥塞控制由此得知。</translation>
    </message>
    <message>
        <source>%1 discards the message (%2): the segments that it sends are small enough.</source>
        <translation>%1丢弃这个报文（%2）：它发送的报文段已经足够小。</translation>
    </message>
    <message>
        <source>%1 does nothing about an ICMP message</source>
        <translation>%1对一个 ICMP 报文不作处理</translation>
    </message>
    <message>
        <source>Watch: %1</source>
        <comment>what to look at</comment>
        <translation>注意观察：%1</translation>
    </message>
</context>
<context>
    <name>StickyPresets</name>
    <message>
        <source>Glued by the sender (Nagle)</source>
        <translation>发送方造成的粘包（Nagle）</translation>
    </message>
    <message>
        <source>The first message leaves at once; the others wait in the kernel for its acknowledgment and leave together.</source>
        <translation>第一条消息立即发出；其余的在内核里等待对它的确认，然后一起发出。</translation>
    </message>
    <message>
        <source>Glued by Qt&apos;s buffer</source>
        <translation>Qt 缓冲区造成的粘包</translation>
    </message>
    <message>
        <source>Without a flush after each write, Qt gathers all messages and hands them to the kernel at once.</source>
        <translation>每次写之后不刷新，Qt 就把所有消息攒在一起，一次交给内核。</translation>
    </message>
    <message>
        <source>Clean baseline</source>
        <translation>不粘包的基准</translation>
    </message>
    <message>
        <source>TCP_NODELAY and a gap between the writes: each message arrives alone, as long as nobody is late.</source>
        <translation>TCP_NODELAY 加上写之间的间隔：只要没有谁迟到，每条消息都单独到达。</translation>
    </message>
    <message>
        <source>Glued by a late reader</source>
        <translation>读得太晚造成的粘包</translation>
    </message>
    <message>
        <source>Each message travels in a segment of its own, but the server reads only when all have arrived.</source>
        <translation>每条消息各用一个报文段传送，但服务器等全部到达后才读。</translation>
    </message>
    <message>
        <source>Split by small reads</source>
        <translation>每次读得太少，消息被拆开</translation>
    </message>
    <message>
        <source>The server reads at most 7 bytes at a time, so that each message comes in pieces.</source>
        <translation>服务器每次最多读 7 字节，所以每条消息都被拆成几块。</translation>
    </message>
    <message>
        <source>Glued by TCP_CORK</source>
        <translation>TCP_CORK 造成的粘包</translation>
    </message>
    <message>
        <source>The kernel was asked to send nothing but full segments until the cork is pulled.</source>
        <translation>要求内核在拔掉“塞子”之前只发送满的报文段。</translation>
    </message>
</context>
<context>
    <name>StickyWords</name>
    <message>
        <source>nothing was read</source>
        <translation>什么也没有读到</translation>
    </message>
    <message>
        <source>one read a message</source>
        <translation>每条消息正好读一次</translation>
    </message>
    <message>
        <source>glued by the sender&apos;s own buffer</source>
        <translation>发送方自己的缓冲区造成粘包</translation>
    </message>
    <message>
        <source>glued by TCP_CORK</source>
        <translation>TCP_CORK 造成粘包</translation>
    </message>
    <message>
        <source>glued by the sender</source>
        <translation>发送方造成粘包</translation>
    </message>
    <message>
        <source>glued by the reader</source>
        <translation>读取方造成粘包</translation>
    </message>
    <message>
        <source>glued</source>
        <translation>粘包</translation>
    </message>
    <message>
        <source>split by small reads</source>
        <translation>每次读得太少，消息被拆开</translation>
    </message>
    <message>
        <source>split on the way</source>
        <translation>途中被拆开</translation>
    </message>
    <message numerus="yes">
        <source>Expected %n reads, got %1: %2</source>
        <extracomment>%n: reads expected; %1: reads counted; %2: e.g. &quot;glued by the sender&quot;</extracomment>
        <translation>
            <numerusform>预期读 %n 次，实际 %1 次：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>With Nagle&apos;s algorithm on, only one small segment may be unacknowledged: what is written meanwhile waits in the kernel and leaves together. TCP carries bytes, not messages: only framing brings messages back.</source>
        <translation>Nagle 算法打开时，只允许有一个小报文段未被确认：其间写入的内容在内核里等待，然后一起发出。TCP 传送的是字节流，不是消息：只有成帧才能还原消息。</translation>
    </message>
    <message>
        <source>With Nagle&apos;s algorithm on, only one small segment may be unacknowledged. Messages %1 to %2 waited %3 ms in the kernel for the first ACK, then left together. TCP carries bytes, not messages: only framing brings messages back.</source>
        <translation>Nagle 算法打开时，只允许有一个小报文段未被确认。消息 %1 到 %2 在内核里等第一个确认等了 %3 ms，然后一起发出。TCP 传送的是字节流，不是消息：只有成帧才能还原消息。</translation>
    </message>
    <message>
        <source>The run ended before the server read anything.</source>
        <translation>服务器什么都还没读，运行就结束了。</translation>
    </message>
    <message>
        <source>Each write left as a segment of its own and was read before the next came. That is luck with the timing, not a promise: TCP keeps no message boundaries.</source>
        <translation>每次写入各用一个报文段发出，并且在下一个到达之前就被读走。这只是时机凑巧，不是保证：TCP 不保留消息边界。</translation>
    </message>
    <message>
        <source>Each read found one message this time. Nothing promises it: TCP keeps no message boundaries, and the next run may differ.</source>
        <translation>这一次每次读正好是一条消息。但没有任何保证：TCP 不保留消息边界，下一次可能就不同。</translation>
    </message>
    <message>
        <source>The program wrote %1 times, but without a flush Qt&apos;s own buffer gathered the bytes and the kernel got them at once: segments sent: %2. No socket option can undo that.</source>
        <translation>程序写了 %1 次，但没有刷新，字节都攒在 Qt 自己的缓冲区里，一次交给内核：发出的报文段：%2。任何套接字选项都改变不了这一点。</translation>
    </message>
    <message>
        <source>TCP_CORK told the kernel to send nothing but full segments until the cork was taken away: writes %1, segments %2.</source>
        <translation>TCP_CORK 要求内核在拔掉“塞子”之前只发送满的报文段：写 %1 次，报文段 %2 个。</translation>
    </message>
    <message>
        <source>TCP_NODELAY is on, and still %1 writes left as %2 segments: the kernel may merge what waits in its queue.</source>
        <translation>TCP_NODELAY 已打开，%1 次写入仍只用了 %2 个报文段：内核可以合并队列里等待的内容。</translation>
    </message>
    <message>
        <source>The messages crossed in %1 segments, one a message or more. But the server read later than they came, and one read takes all that waits: TCP_NODELAY at the sender does not help.</source>
        <translation>这些消息用了 %1 个报文段传送，每条消息至少一个。但服务器读得比到达晚，而一次读会取走所有等待的字节：发送方设 TCP_NODELAY 也没有用。</translation>
    </message>
    <message>
        <source>Reads held more than one message. Whether sender or reader glued them cannot be told here: this system does not count the segments for us.</source>
        <translation>有的读取包含不止一条消息。是发送方还是读取方造成的，这里无法判断：本系统不提供报文段计数。</translation>
    </message>
    <message numerus="yes">
        <source>One read takes at most %n bytes, so messages came in pieces (in pieces: %1). A program must read until a whole message is there.</source>
        <translation>
            <numerusform>一次最多读 %n 字节，所以消息被拆成几块（被拆的：%1）。程序必须一直读到凑齐一条完整的消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages came in pieces (in pieces: %1) because segments or reads ended inside them. A program must read until a whole message is there.</source>
        <translation>消息被拆成几块（被拆的：%1），因为报文段或读取在消息中间结束。程序必须一直读到凑齐一条完整的消息。</translation>
    </message>
    <message>
        <source>Try next: TCP_NODELAY on, a gap of %1 ms, a read delay of %2 ms.</source>
        <translation>接着试试：打开 TCP_NODELAY，间隔 %1 ms，读取延迟 %2 ms。</translation>
    </message>
    <message>
        <source>Try next: the same with a read delay of %1 ms.</source>
        <translation>接着试试：其他不变，读取延迟 %1 ms。</translation>
    </message>
    <message>
        <source>Try next: reads of at most %1 bytes. The decoder with the right framing does not mind.</source>
        <translation>接着试试：每次最多读 %1 字节。成帧方式正确的解码器不受影响。</translation>
    </message>
    <message>
        <source>Try next: a length prefix of 4 bytes. The reads stay glued, the messages come back.</source>
        <translation>接着试试：4 字节长度前缀。读取仍然粘在一起，但消息能还原。</translation>
    </message>
    <message>
        <source>Try next: reads of at most %1 bytes.</source>
        <translation>接着试试：每次最多读 %1 字节。</translation>
    </message>
    <message>
        <source>Try next: a gap of %1 ms between the writes.</source>
        <translation>接着试试：写之间间隔 %1 ms。</translation>
    </message>
    <message>
        <source>One write, one read?</source>
        <translation>写一次，就读一次？</translation>
    </message>
    <message>
        <source>The client writes numbered messages over a real connection; the server reads. Run it and compare the two lanes.</source>
        <translation>客户端通过真实连接写出带编号的消息，服务器来读。运行一次，比较写入和读取。</translation>
    </message>
    <message numerus="yes">
        <source>Expecting %n reads, one a message</source>
        <translation>
            <numerusform>预期读 %n 次，每条消息一次</numerusform>
        </translation>
    </message>
    <message>
        <source>So far the client has written %1 bytes and the server has read %2.</source>
        <translation>到目前为止，客户端写了 %1 字节，服务器读了 %2 字节。</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>已由您停止</translation>
    </message>
    <message>
        <source>Until then the client had written %1 bytes and the server had read %2. An unfinished run proves nothing.</source>
        <translation>到那时客户端写了 %1 字节，服务器读了 %2 字节。没有完成的运行说明不了什么。</translation>
    </message>
    <message>
        <source>Ended after %1 s: the run took too long</source>
        <translation>%1 秒后结束：运行时间太长</translation>
    </message>
    <message>
        <source>Until then the client had written %1 bytes and the server had read %2. Shorter gaps, fewer messages or a shorter read delay would fit.</source>
        <translation>到那时客户端写了 %1 字节，服务器读了 %2 字节。缩短间隔、减少消息或缩短读取延迟即可。</translation>
    </message>
    <message>
        <source>segments</source>
        <translation>报文段</translation>
    </message>
    <message numerus="yes">
        <source>%n calls</source>
        <comment>of write() or read()</comment>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 × %n bytes</source>
        <comment>messages times size</comment>
        <translation>
            <numerusform>%1 × %n 字节</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left the kernel</source>
        <comment>segments</comment>
        <translation>
            <numerusform>内核发出 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>counted, not seen</source>
        <translation>只有计数，看不到内容</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <comment>a sum</comment>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>— This system does not count them for us.</source>
        <translation>— 本系统不提供计数。</translation>
    </message>
    <message>
        <source>read %1: %2</source>
        <comment>number, bytes</comment>
        <translation>第 %1 次读：%2</translation>
    </message>
    <message>
        <source>read %1: %2 bytes, messages %3 to %4 glued together</source>
        <translation>第 %1 次读：%2 字节，消息 %3 到 %4 粘在一起</translation>
    </message>
    <message>
        <source>read %1: %2 bytes of message %3, which is split</source>
        <translation>第 %1 次读：消息 %3 的 %2 字节，消息被拆开</translation>
    </message>
    <message>
        <source>read %1: %2 bytes, message %3</source>
        <translation>第 %1 次读：%2 字节，消息 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n segments</source>
        <comment>bytes</comment>
        <translation>
            <numerusform>%1，共 %n 个报文段</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: held by Nagle until segment %2 was acknowledged</source>
        <translation>%1：被 Nagle 留住，直到报文段 %2 得到确认</translation>
    </message>
    <message>
        <source>parts of messages %1 to %2 in one read</source>
        <translation>一次读到消息 %1 到 %2 的部分内容</translation>
    </message>
    <message>
        <source>messages %1 to %2 in one read</source>
        <translation>一次读到消息 %1 到 %2</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>bytes %1 to %2 of message %3</source>
        <translation>消息 %3 的第 %1 到 %2 字节</translation>
    </message>
    <message>
        <source>each read happened to hold one message</source>
        <translation>每次读碰巧是一条消息</translation>
    </message>
    <message numerus="yes">
        <source>works only while every message is %n bytes</source>
        <translation>
            <numerusform>只有每条消息都是 %n 字节时才行</numerusform>
        </translation>
    </message>
    <message>
        <source>works while no message holds the delimiter</source>
        <translation>只要消息里没有分隔符就行</translation>
    </message>
    <message>
        <source>read boundaries no longer matter</source>
        <translation>读取的边界不再重要</translation>
    </message>
    <message numerus="yes">
        <source>read %1 handed over %n messages as one</source>
        <translation>
            <numerusform>第 %1 次读把 %n 条消息当成一条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages came out as one, from byte %1</source>
        <translation>
            <numerusform>从第 %1 字节起，%n 条消息变成一条</numerusform>
        </translation>
    </message>
    <message>
        <source>read %1 brought only a piece of message %2</source>
        <translation>第 %1 次读只带来消息 %2 的一块</translation>
    </message>
    <message>
        <source>message %1 came out in pieces</source>
        <translation>消息 %1 被拆成几块</translation>
    </message>
    <message>
        <source>from byte %1 on, pieces begin or end inside messages</source>
        <translation>从第 %1 字节起，各块的起止落在消息中间</translation>
    </message>
    <message>
        <source>message %1 never came out</source>
        <translation>消息 %1 始终没有解出</translation>
    </message>
    <message>
        <source>Choose a preset or change the setup, then run.</source>
        <translation>选择预设或修改设置，然后运行。</translation>
    </message>
    <message>
        <source>Run %1 is under way: writes %2, reads %3</source>
        <translation>第 %1 次运行进行中：写 %2 次，读 %3 次</translation>
    </message>
    <message>
        <source>Run %1 finished: writes %2, segments %3, reads %4, in %5 ms</source>
        <translation>第 %1 次运行结束：写 %2 次，报文段 %3 个，读 %4 次，用时 %5 ms</translation>
    </message>
    <message>
        <source>Run %1 finished: writes %2, reads %3, in %4 ms</source>
        <translation>第 %1 次运行结束：写 %2 次，读 %3 次，用时 %4 ms</translation>
    </message>
    <message>
        <source>Run %1 was stopped.</source>
        <translation>第 %1 次运行已停止。</translation>
    </message>
    <message>
        <source>Run %1 took too long and was ended.</source>
        <translation>第 %1 次运行时间太长，已结束。</translation>
    </message>
    <message>
        <source>Run %1 could not be done.</source>
        <translation>第 %1 次运行无法进行。</translation>
    </message>
</context>
<context>
    <name>StreamBuffers</name>
    <message>
        <source>sent, not acknowledged</source>
        <translation>已发送，未确认</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>still with the program: send() blocks</source>
        <translation>仍在程序中：send() 阻塞</translation>
    </message>
    <message>
        <source>arrived, not read yet</source>
        <translation>已到达，尚未读取</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>arrived out of order</source>
        <translation>乱序到达</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>%1 bytes: %2.</source>
        <translation>%1 字节：%2。</translation>
    </message>
    <message>
        <source>%1 bytes, numbers %2 to %3: %4.</source>
        <translation>%1 字节，序号 %2 到 %3：%4。</translation>
    </message>
    <message>
        <source>Waits for the connection to open.</source>
        <translation>等待连接建立。</translation>
    </message>
    <message>
        <source>Waits: the peer&apos;s window is closed.</source>
        <translation>等待：对方的窗口已关闭。</translation>
    </message>
    <message>
        <source>Waits: the peer&apos;s window of %1 is used up, %2 are on the way.</source>
        <translation>等待：对方的窗口 %1 已用完，有 %2 在途中。</translation>
    </message>
    <message>
        <source>Waits: cwnd is %1, and %2 are on the way.</source>
        <translation>等待：cwnd 为 %1，有 %2 在途中。</translation>
    </message>
    <message>
        <source>Waits by Nagle&apos;s rule: %1 bytes are no full segment, and %2 are not acknowledged yet.</source>
        <translation>按 Nagle 算法等待：%1 字节不满一个报文段，还有 %2 字节未确认。</translation>
    </message>
    <message>
        <source>Waits: the window has room for %1 only, too little to be worth a segment.</source>
        <translation>等待：窗口只剩 %1 字节，不值得发送一个报文段。</translation>
    </message>
    <message>
        <source>%1 has no connection, and so no buffer.</source>
        <translation>%1没有连接，所以没有缓存。</translation>
    </message>
</context>
<context>
    <name>TcbMeaning</name>
    <message>
        <source>Where this end stands in the state diagram.</source>
        <translation>这一端在状态图中的位置。</translation>
    </message>
    <message>
        <source>The oldest sequence number that is not acknowledged yet.</source>
        <translation>最早的尚未得到确认的序号。</translation>
    </message>
    <message>
        <source>The next sequence number to be sent.</source>
        <translation>下一个要发送的序号。</translation>
    </message>
    <message>
        <source>Send window: so many bytes from SND.UNA on the peer has room for.</source>
        <translation>发送窗口：从 SND.UNA 起对方还能容纳的字节数。</translation>
    </message>
    <message>
        <source>The next sequence number expected; everything before it has arrived.</source>
        <translation>期望收到的下一个序号；它之前的都已到达。</translation>
    </message>
    <message>
        <source>Receive window: so many bytes from RCV.NXT on are taken.</source>
        <translation>接收窗口：从 RCV.NXT 起能接收的字节数。</translation>
    </message>
    <message>
        <source>Initial sequence numbers: the own one and the peer&apos;s.</source>
        <translation>初始序号：自己的和对方的。</translation>
    </message>
    <message>
        <source>The timer that runs out next, and the time that it has left.</source>
        <translation>最先到期的计时器及其剩余时间。</translation>
    </message>
    <message>
        <source>Retransmission timeout in force, doubling included.</source>
        <translation>当前的超时重传时间，已含加倍。</translation>
    </message>
    <message>
        <source>Smoothed round-trip time.</source>
        <translation>平滑的往返时间。</translation>
    </message>
    <message>
        <source>How much round trips vary; RTO = SRTT + 4 RTTVAR.</source>
        <translation>往返时间的变化幅度；RTO = SRTT + 4 RTTVAR。</translation>
    </message>
    <message>
        <source>So often in a row the oldest unacknowledged segment has been sent again.</source>
        <translation>最早的未确认报文段已连续重传的次数。</translation>
    </message>
    <message>
        <source>Congestion window: so much may be in flight as far as the network goes.</source>
        <translation>拥塞窗口：就网络而言允许在途的数量。</translation>
    </message>
    <message>
        <source>Slow start threshold: below it slow start, from it on congestion avoidance.</source>
        <translation>慢开始门限：小于它是慢开始，达到后是拥塞避免。</translation>
    </message>
    <message>
        <source>ACKs in a row that acknowledge nothing new; the third starts fast retransmit.</source>
        <translation>连续收到的未确认新数据的 ACK；第三个触发快重传。</translation>
    </message>
    <message>
        <source>Whether a loss is being repaired, and the number at which that ends.</source>
        <translation>是否正在修复丢失，以及到哪个序号结束。</translation>
    </message>
    <message>
        <source>Bytes in the send buffer that have left and wait for an ACK.</source>
        <translation>发送缓存中已发出、等待确认的字节。</translation>
    </message>
    <message>
        <source>Of these, bytes that SACK blocks say have arrived.</source>
        <translation>其中 SACK 块报告已到达的字节。</translation>
    </message>
    <message>
        <source>Bytes that the program has written and that have not left.</source>
        <translation>程序已写入、尚未发出的字节。</translation>
    </message>
    <message>
        <source>Bytes that have arrived in order and that the program has not read.</source>
        <translation>已按序到达、程序尚未读取的字节。</translation>
    </message>
    <message>
        <source>Bytes that have arrived behind a gap and wait for it to fill.</source>
        <translation>在空缺之后到达、等待空缺补上的字节。</translation>
    </message>
    <message>
        <source>The largest segment that may be sent, in bytes of data, options not deducted.</source>
        <translation>允许发送的最大报文段的数据字节数，未扣除选项。</translation>
    </message>
    <message>
        <source>What both SYNs have offered: SACK, timestamps (TS), window scale (WS).</source>
        <translation>双方 SYN 都提出的选项：SACK、时间戳（TS）、窗口扩大（WS）。</translation>
    </message>
    <message>
        <source>By so many bits the window field is shifted, the peer&apos;s and the own one.</source>
        <translation>窗口字段左移的位数：对方的和自己的。</translation>
    </message>
    <message>
        <source>SEG.SEQ and SEG.ACK of the segment that last updated SND.WND: older ones do not.</source>
        <translation>最近一次更新 SND.WND 的报文段的 SEG.SEQ 和 SEG.ACK：更旧的不再更新。</translation>
    </message>
    <message>
        <source>The largest send window that the peer has offered so far.</source>
        <translation>对方至今通告过的最大发送窗口。</translation>
    </message>
    <message>
        <source>Urgent pointer: behind the last urgent byte to send.</source>
        <translation>紧急指针：指向待发送的最后一个紧急字节之后。</translation>
    </message>
    <message>
        <source>Urgent pointer of the peer.</source>
        <translation>对方的紧急指针。</translation>
    </message>
    <message>
        <source>The timestamp that the next ACK echoes; older ones are old duplicates.</source>
        <translation>下一个 ACK 要回显的时间戳；更旧的属于失效的重复报文段。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sentence, then the clause</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>TcbSnapshot</name>
    <message>
        <source>Nothing has come from the peer yet.</source>
        <translation>还没有收到对方的任何报文段。</translation>
    </message>
    <message>
        <source>No round trip has been measured yet.</source>
        <translation>还没有测得往返时间。</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>timer</source>
        <translation>计时器</translation>
    </message>
    <message>
        <source>sent, not acknowledged</source>
        <translation>已发送未确认</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>waiting to be read</source>
        <translation>等待读取</translation>
    </message>
    <message>
        <source>The host has crashed: its memory is lost.</source>
        <translation>主机已崩溃：内存内容全部丢失。</translation>
    </message>
    <message>
        <source>A listening socket has no connection yet, and so no variables.</source>
        <translation>监听套接字还没有连接，所以没有变量。</translation>
    </message>
    <message>
        <source>There is no connection, and so no TCB.</source>
        <translation>没有连接，所以没有传输控制块。</translation>
    </message>
    <message>
        <source>The connection is over; its TCB has been deleted.</source>
        <translation>连接已经结束，传输控制块已删除。</translation>
    </message>
    <message>
        <source>TCB deleted at %1</source>
        <translation>传输控制块于 %1 删除</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No congestion control is on: only the peer&apos;s window limits the sender.</source>
        <translation>没有启用拥塞控制：只有对方的窗口限制发送方。</translation>
    </message>
    <message>
        <source>Nothing has been lost yet: slow start has no threshold.</source>
        <translation>还没有丢失过数据：慢开始没有门限。</translation>
    </message>
    <message>
        <source>none</source>
        <comment>recovery</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>fast, up to %1</source>
        <translation>快恢复，到 %1 为止</translation>
    </message>
    <message>
        <source>timeout, up to %1</source>
        <translation>超时恢复，到 %1 为止</translation>
    </message>
    <message>
        <source>Nothing is agreed before both SYNs have come.</source>
        <translation>双方的 SYN 都到达之前没有商定任何选项。</translation>
    </message>
    <message>
        <source>none</source>
        <comment>options</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Window scaling was not offered by both.</source>
        <translation>并非双方都提出窗口扩大。</translation>
    </message>
    <message>
        <source>Timestamps were not offered by both.</source>
        <translation>并非双方都提出时间戳。</translation>
    </message>
    <message>
        <source>No urgent data is on its way.</source>
        <translation>没有紧急数据在途。</translation>
    </message>
    <message>
        <source>retransmissions</source>
        <translation>重传次数</translation>
    </message>
    <message>
        <source>duplicate ACKs</source>
        <translation>重复 ACK 数</translation>
    </message>
    <message>
        <source>recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>reported by SACK</source>
        <translation>SACK 已报告</translation>
    </message>
    <message>
        <source>held out of order</source>
        <translation>乱序暂存</translation>
    </message>
    <message>
        <source>MSS to send</source>
        <translation>发送 MSS</translation>
    </message>
    <message>
        <source>options agreed</source>
        <translation>商定的选项</translation>
    </message>
    <message>
        <source>scale SND / RCV</source>
        <translation>扩大因子 发 / 收</translation>
    </message>
</context>
<context>
    <name>TextLadder</name>
    <message>
        <source>again</source>
        <comment>a retransmission</comment>
        <translation>重传</translation>
    </message>
    <message>
        <source>lost</source>
        <comment>a segment</comment>
        <translation>丢失</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of a scenario, then its id</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 of silence</source>
        <translation>静默 %1</translation>
    </message>
    <message>
        <source>delayed</source>
        <comment>a segment</comment>
        <translation>延迟</translation>
    </message>
    <message>
        <source>copy</source>
        <comment>a segment made by the link</comment>
        <translation>副本</translation>
    </message>
    <message>
        <source>damaged</source>
        <comment>a segment</comment>
        <translation>损坏</translation>
    </message>
    <message>
        <source>overtaken</source>
        <comment>a segment</comment>
        <translation>乱序</translation>
    </message>
    <message>
        <source>hand-made</source>
        <comment>a segment</comment>
        <translation>人为构造</translation>
    </message>
    <message>
        <source>dropped</source>
        <comment>a segment, by hand</comment>
        <translation>被丢弃</translation>
    </message>
    <message>
        <source>bad checksum</source>
        <translation>检验和错误</translation>
    </message>
    <message>
        <source>nobody there</source>
        <translation>无人接收</translation>
    </message>
    <message>
        <source>queue full</source>
        <translation>队列已满</translation>
    </message>
    <message>
        <source>retransmission timer runs out</source>
        <translation>重传计时器到时</translation>
    </message>
    <message>
        <source>delayed ACK is due</source>
        <translation>延迟确认到时</translation>
    </message>
    <message>
        <source>persist timer runs out</source>
        <translation>持续计时器到时</translation>
    </message>
    <message>
        <source>keepalive timer runs out</source>
        <translation>保活计时器到时</translation>
    </message>
    <message>
        <source>user timeout is over</source>
        <translation>用户超时到时</translation>
    </message>
    <message>
        <source>connection reset</source>
        <translation>连接被复位</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>2MSL wait is over</source>
        <translation>2MSL 等待结束</translation>
    </message>
    <message>
        <source>no answer so far</source>
        <translation>一直没有应答</translation>
    </message>
    <message>
        <source>urgent data</source>
        <translation>得知有紧急数据</translation>
    </message>
    <message>
        <source>destination unreachable</source>
        <translation>目的地不可达</translation>
    </message>
    <message>
        <source>ICMP: %1</source>
        <translation>ICMP：%1</translation>
    </message>
    <message>
        <source>orphan timeout is over</source>
        <translation>孤儿连接超时</translation>
    </message>
    <message>
        <source>Watch: %1</source>
        <translation>注意观察：%1</translation>
    </message>
</context>
<context>
    <name>Timer</name>
    <message>
        <source>retransmission timer</source>
        <translation>重传计时器</translation>
    </message>
    <message>
        <source>delayed ACK timer</source>
        <translation>延迟确认计时器</translation>
    </message>
    <message>
        <source>persist timer</source>
        <translation>持续计时器</translation>
    </message>
    <message>
        <source>keepalive timer</source>
        <translation>保活计时器</translation>
    </message>
    <message>
        <source>2MSL wait</source>
        <translation>2MSL 等待</translation>
    </message>
    <message>
        <source>user timeout</source>
        <translation>用户超时</translation>
    </message>
    <message>
        <source>delayed ACK</source>
        <translation>延迟确认</translation>
    </message>
    <message>
        <source>persist</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>keepalive</source>
        <translation>保活</translation>
    </message>
    <message>
        <source>retransmit</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>orphan timeout</source>
        <translation>孤儿连接超时</translation>
    </message>
    <message>
        <source>orphan</source>
        <comment>a timer</comment>
        <translation>孤儿连接</translation>
    </message>
</context>
<context>
    <name>TimerText</name>
    <message>
        <source>Its SYN is not answered yet.</source>
        <translation>它的 SYN 尚未得到应答。</translation>
    </message>
    <message>
        <source>Its SYN,ACK is not acknowledged yet.</source>
        <translation>它的 SYN,ACK 尚未得到确认。</translation>
    </message>
    <message>
        <source>Its FIN, and what it sent before it, is not acknowledged yet.</source>
        <translation>它的 FIN（及之前发送的内容）尚未得到确认。</translation>
    </message>
    <message>
        <source>Something that it has sent is not acknowledged yet.</source>
        <translation>它发送的内容尚未全部得到确认。</translation>
    </message>
    <message>
        <source>The connection is given up: it was repeated %1 times in vain.</source>
        <translation>放弃连接：已重传 %1 次，均无应答。</translation>
    </message>
    <message>
        <source>The oldest segment goes again and the timeout grows; so far %1 of at most %2 repetitions.</source>
        <translation>重传最早未确认的报文段，超时时间加长；至今重传 %1 次，最多 %2 次。</translation>
    </message>
    <message>
        <source>Quiet time</source>
        <translation>静默期</translation>
    </message>
    <message>
        <source>Retransmission timer</source>
        <translation>重传计时器</translation>
    </message>
    <message>
        <source>Delayed ACK timer</source>
        <translation>延迟确认计时器</translation>
    </message>
    <message>
        <source>Persist timer</source>
        <translation>持续计时器</translation>
    </message>
    <message>
        <source>Keepalive timer</source>
        <translation>保活计时器</translation>
    </message>
    <message>
        <source>Orphan timeout</source>
        <translation>孤儿连接超时</translation>
    </message>
    <message>
        <source>2MSL wait</source>
        <translation>2MSL 等待</translation>
    </message>
    <message>
        <source>User timeout</source>
        <translation>用户超时</translation>
    </message>
    <message>
        <source>The host has restarted and no longer knows which sequence numbers it used (RFC 9293 3.4.3).</source>
        <translation>主机刚重启，不再知道用过哪些序号（RFC 9293 3.4.3）。</translation>
    </message>
    <message>
        <source>It owes an ACK, and waits for data or a second segment to carry it.</source>
        <translation>它欠对方一个 ACK，等待有数据可捎带或第二个报文段到来。</translation>
    </message>
    <message>
        <source>It has data, but the peer&apos;s window has no room for it.</source>
        <translation>它有数据要发，但对方的窗口没有空间。</translation>
    </message>
    <message>
        <source>Keepalive is on, and nothing comes from the peer.</source>
        <translation>保活已开启，而对方没有任何消息。</translation>
    </message>
    <message>
        <source>The program has closed, and the peer has not sent its FIN yet.</source>
        <translation>程序已关闭，而对方尚未发送 FIN。</translation>
    </message>
    <message>
        <source>It closed first: old segments must have died out, and its last ACK may be asked for again.</source>
        <translation>它先关闭：要等旧报文段全部消失，而且对方可能再次要求最后的 ACK。</translation>
    </message>
    <message>
        <source>The program has set how long something may stay unacknowledged.</source>
        <translation>程序设定了内容最长可以多久不被确认。</translation>
    </message>
    <message>
        <source>The host may send again.</source>
        <translation>主机可以重新发送。</translation>
    </message>
    <message>
        <source>The ACK leaves alone.</source>
        <translation>单独发出 ACK。</translation>
    </message>
    <message>
        <source>A zero-window probe leaves, and the next wait is twice as long.</source>
        <translation>发出零窗口探测，下次等待时间加倍。</translation>
    </message>
    <message>
        <source>A keepalive probe leaves; after the last one without an answer the connection is given up.</source>
        <translation>发出保活探测报文段；最后一个仍无应答时放弃连接。</translation>
    </message>
    <message>
        <source>The connection becomes CLOSED.</source>
        <translation>连接变为 CLOSED。</translation>
    </message>
    <message>
        <source>The connection is given up.</source>
        <translation>放弃连接。</translation>
    </message>
</context>
<context>
    <name>Transition</name>
    <message>
        <source>The program opens passively: %1 becomes %2.</source>
        <translation>程序被动打开：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The program opens actively, a SYN is sent: %1 becomes %2.</source>
        <translation>程序主动打开，发出 SYN：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The program sends on a listening socket, a SYN is sent: %1 becomes %2.</source>
        <translation>程序在监听套接字上发送，发出 SYN：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>A SYN arrives: %1 becomes %2.</source>
        <translation>收到 SYN：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>A SYN,ACK arrives and is acknowledged: %1 becomes %2.</source>
        <translation>收到 SYN,ACK 并确认：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The own SYN is acknowledged: %1 becomes %2.</source>
        <translation>本方的 SYN 得到确认：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>A FIN arrives and is acknowledged: %1 becomes %2.</source>
        <translation>收到 FIN 并确认：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The own FIN is acknowledged: %1 becomes %2.</source>
        <translation>本方的 FIN 得到确认：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>One segment brings a FIN and acknowledges the own FIN: %1 becomes %2.</source>
        <translation>一个报文段带来 FIN，并确认了本方的 FIN：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The program closes: %1 becomes %2.</source>
        <translation>程序关闭连接：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The program closes while received data is unread, a RST is sent: %1 becomes %2.</source>
        <translation>程序关闭时还有数据未读，发出 RST：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>Data arrives that no program will read, a RST is sent: %1 becomes %2.</source>
        <translation>收到没有程序会读的数据，发出 RST：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The program aborts: %1 becomes %2.</source>
        <translation>程序异常终止连接：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>A RST arrives: %1 becomes %2.</source>
        <translation>收到 RST：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The 2MSL wait is over: %1 becomes %2.</source>
        <translation>2MSL 等待结束：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The user timeout expires: %1 becomes %2.</source>
        <translation>用户超时到时：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>Retransmission is given up after too many attempts: %1 becomes %2.</source>
        <translation>重传次数过多，放弃：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>The keepalive probes stay without answer: %1 becomes %2.</source>
        <translation>保活探测报文段都没有回音：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>A SYN of a new connection ends the wait early: %1 becomes %2.</source>
        <translation>新连接的 SYN 使等待提前结束：从 %1 进入 %2。</translation>
    </message>
    <message>
        <source>Nobody can read any more and the peer does not close: %1 becomes %2.</source>
        <translation>已没有人能读，而对方一直不关闭：%1 变为 %2。</translation>
    </message>
    <message>
        <source>ICMP reports that the peer cannot be reached: %1 becomes %2.</source>
        <translation>ICMP 报告无法到达对方：%1 变为 %2。</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>The client</source>
        <comment>begins a sentence</comment>
        <translation>客户端</translation>
    </message>
    <message>
        <source>The server</source>
        <comment>begins a sentence</comment>
        <translation>服务器</translation>
    </message>
    <message>
        <source>the client</source>
        <comment>inside a sentence</comment>
        <translation>客户端</translation>
    </message>
    <message>
        <source>the server</source>
        <comment>inside a sentence</comment>
        <translation>服务器</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <comment>microseconds</comment>
        <translation>%1 微秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>segment without flags</source>
        <comment>what is lost, delayed ...</comment>
        <translation>没有标志的报文段</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::AboutDialog</name>
    <message>
        <source>About TCP Lab</source>
        <translation>关于 TCP Lab</translation>
    </message>
    <message>
        <source>TCP Lab %1</source>
        <comment>program and version</comment>
        <translation>TCP Lab %1</translation>
    </message>
    <message>
        <source>A model of TCP that can be stopped, rewound and broken, beside a lab of real sockets.</source>
        <translation>可以暂停、倒退、制造故障的 TCP 模型，以及使用真实套接字的实验室。</translation>
    </message>
    <message>
        <source>Built with Qt %1. MIT licence.</source>
        <translation>使用 Qt %1 构建。MIT 许可证。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BranchesView</name>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <comment>branches</comment>
        <translation>%1 个，最多 %2 个</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>From</source>
        <translation>始于</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Ends as</source>
        <translation>结束状态</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>There is only the main run. Drop a segment, call a function or inject something, and a branch begins there.</source>
        <translation>目前只有主线。丢弃报文段、调用函数或注入报文段，就会从那里开始一个分支。</translation>
    </message>
    <message>
        <source>The one run</source>
        <translation>一次运行</translation>
    </message>
    <message>
        <source>The other run</source>
        <translation>另一次运行</translation>
    </message>
    <message>
        <source>Two runs side by side</source>
        <translation>两次运行对照</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>已截断</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>states of client and server</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The run as it was made</source>
        <translation>原本的运行</translation>
    </message>
    <message>
        <source>Left “%1” behind step %2</source>
        <translation>在第 %2 步之后离开“%1”</translation>
    </message>
    <message>
        <source>The main run stays as it is.</source>
        <translation>主线保持原样。</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Rename a branch</source>
        <translation>重命名分支</translation>
    </message>
    <message>
        <source>What is it called? Nothing: by what was done.</source>
        <translation>叫什么名字？留空则以所做的事命名。</translation>
    </message>
    <message>
        <source>Delete a branch</source>
        <translation>删除分支</translation>
    </message>
    <message>
        <source>Other branches left “%1”. Delete them too?</source>
        <translation>还有分支从“%1”分出。也一并删除吗？</translation>
    </message>
    <message>
        <source>Delete them too</source>
        <translation>一并删除</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留它们</translation>
    </message>
    <message>
        <source>Choose two different runs.</source>
        <translation>请选择两次不同的运行。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到此处</translation>
    </message>
    <message>
        <source>To the row chosen in the table, in this run</source>
        <translation>转到表中所选的一行，在这次运行中</translation>
    </message>
    <message>
        <source>Go there in the one run</source>
        <translation>在前一次运行中转到此处</translation>
    </message>
    <message>
        <source>Go there in the other run</source>
        <translation>在后一次运行中转到此处</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BreakpointDialog</name>
    <message>
        <source>Breakpoint</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>&amp;Stop where</source>
        <translation>停在(&amp;S)</translation>
    </message>
    <message>
        <source>either end</source>
        <translation>任一端</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>a state is entered</source>
        <translation>进入某个状态时</translation>
    </message>
    <message>
        <source>&amp;Whose</source>
        <translation>哪一端(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;tate</source>
        <translation>状态(&amp;T)</translation>
    </message>
    <message>
        <source>a segment is sent, arrives or is lost</source>
        <translation>报文段发出、到达或丢失时</translation>
    </message>
    <message>
        <source>it is sent</source>
        <translation>发出时</translation>
    </message>
    <message>
        <source>it arrives</source>
        <translation>到达时</translation>
    </message>
    <message>
        <source>it is lost</source>
        <translation>丢失时</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>whether sent before or not</source>
        <translation>无论是否发送过</translation>
    </message>
    <message>
        <source>only retransmissions</source>
        <translation>仅重传</translation>
    </message>
    <message>
        <source>only what is sent for the first time</source>
        <translation>仅首次发送</translation>
    </message>
    <message>
        <source>with or without text</source>
        <translation>有无数据均可</translation>
    </message>
    <message>
        <source>only with text</source>
        <translation>仅带数据</translation>
    </message>
    <message>
        <source>only without text</source>
        <translation>仅不带数据</translation>
    </message>
    <message>
        <source>every one</source>
        <translation>每一个</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>来自(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>何时(&amp;W)</translation>
    </message>
    <message>
        <source>F&amp;lags</source>
        <translation>标志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>重传(&amp;A)</translation>
    </message>
    <message>
        <source>T&amp;ext</source>
        <translation>数据(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>第几个(&amp;N)</translation>
    </message>
    <message>
        <source>a rule is applied</source>
        <translation>应用某条规则时</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>short name of a rule, and its clause</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>哪一端(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Rule</source>
        <translation>规则(&amp;R)</translation>
    </message>
    <message>
        <source>a time is reached</source>
        <translation>到达某个时间时</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>a step is done</source>
        <translation>完成某一步时</translation>
    </message>
    <message>
        <source>Ste&amp;p</source>
        <translation>步(&amp;P)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; are no flags. Write some of SYN, FIN, RST, PSH, ACK, URG, ECE, CWR with commas between them, or nothing.</source>
        <translation>“%1”不是标志。请写 SYN、FIN、RST、PSH、ACK、URG、ECE、CWR 中的几个，用逗号分隔，或留空。</translation>
    </message>
    <message>
        <source>There is no rule &quot;%1&quot;. Choose one from the list.</source>
        <translation>没有规则“%1”。请从列表中选择。</translation>
    </message>
    <message>
        <source>It never stops this run.</source>
        <translation>它不会让本次运行停下。</translation>
    </message>
    <message numerus="yes">
        <source>It stops this run %n time(s).</source>
        <translation>
            <numerusform>它会让本次运行停下 %n 次。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BreakpointList</name>
    <message>
        <source>; </source>
        <comment>between two breakpoints that stop at one step</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BreakpointsView</name>
    <message>
        <source>Breakpoints</source>
        <translation>断点</translation>
    </message>
    <message numerus="yes">
        <source>they stop this run %n time(s)</source>
        <translation>
            <numerusform>让本次运行停下 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>No breakpoints. F9 sets one at this step.</source>
        <translation>没有断点。按 F9 在当前步设置一个。</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Space switches one on and off, Enter goes to where it stops next, Delete takes it away.</source>
        <translation>空格键启用或停用，回车键转到下一个停止处，Delete 键删除。</translation>
    </message>
    <message>
        <source>Stop where</source>
        <translation>停在</translation>
    </message>
    <message>
        <source>In this run</source>
        <translation>本次运行</translation>
    </message>
    <message>
        <source>%L1 so far</source>
        <translation>已有 %L1 处</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, now</source>
        <comment>how often, and at this step</comment>
        <translation>%1，当前</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BuffersCanvas</name>
    <message>
        <source>Send and receive buffers of both directions</source>
        <translation>两个方向的发送缓存和接收缓存</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>Send buffer</source>
        <translation>发送缓存</translation>
    </message>
    <message>
        <source>Receive buffer</source>
        <translation>接收缓存</translation>
    </message>
    <message>
        <source>Send buffer: %1 of %2 bytes</source>
        <translation>发送缓存：%1 / %2 字节</translation>
    </message>
    <message>
        <source>Receive buffer: %1 of %2 bytes</source>
        <translation>接收缓存：%1 / %2 字节</translation>
    </message>
    <message>
        <source>%1 FIN follows behind it.</source>
        <translation>%1 其后是 FIN。</translation>
    </message>
    <message>
        <source>The program waits in recv().</source>
        <translation>程序在 recv() 中等待。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number of bytes and what is with them</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BuffersView</name>
    <message>
        <source>Buffers</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Written is not acknowledged, acknowledged is not read: only the peer&apos;s program can say that it has the data.</source>
        <translation>写入不等于确认，确认不等于读取：只有对方的程序能说它拿到了数据。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::BytesView</name>
    <message>
        <source>Bytes of the selected read</source>
        <translation>所选读取的字节</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::CallsModel</name>
    <message>
        <source>Step %1, now: %2</source>
        <translation>第 %1 步，当前：%2</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::CallsView</name>
    <message>
        <source>Socket calls</source>
        <translation>套接字调用</translation>
    </message>
    <message>
        <source>Language of the programs</source>
        <translation>程序的语言</translation>
    </message>
    <message>
        <source>Calls of the client&apos;s program</source>
        <translation>客户端程序的调用</translation>
    </message>
    <message>
        <source>Calls of the server&apos;s program</source>
        <translation>服务器程序的调用</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::CommandModel</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>command, menu, key</comment>
        <translation>%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::CommandPalette</name>
    <message>
        <source>Type a part of a command or of a scenario&apos;s title</source>
        <translation>输入命令或场景标题的一部分</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>Nothing is called that. Try one word of it.</source>
        <translation>没有这样的命令。请只输入其中一个词。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ComparisonModel</name>
    <message>
        <source>Nothing happens in this run at this time.</source>
        <translation>此时这次运行中没有事件。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::CongestionPlot</name>
    <message>
        <source>Congestion window</source>
        <translation>拥塞窗口</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>peer&apos;s window</source>
        <translation>对方窗口</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>fast retransmit</source>
        <translation>快重传</translation>
    </message>
    <message>
        <source>recovery is over</source>
        <translation>恢复结束</translation>
    </message>
    <message>
        <source>loss probe</source>
        <translation>丢失探测</translation>
    </message>
    <message>
        <source>no congestion control: only the peer&apos;s window limits</source>
        <translation>没有拥塞控制：只受对方窗口限制</translation>
    </message>
    <message>
        <source>the retransmission timer has run out</source>
        <translation>重传计时器到期</translation>
    </message>
    <message>
        <source>fast retransmit, recovery begins</source>
        <translation>快重传，开始恢复</translation>
    </message>
    <message>
        <source>the loss is repaired, recovery is over</source>
        <translation>丢失已修复，恢复结束</translation>
    </message>
    <message>
        <source>tail loss probe</source>
        <translation>尾部丢失探测</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time, what happened</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ConversationModel</name>
    <message>
        <source>%1 %2</source>
        <comment>client or server, call</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>parts of %1 to %2</source>
        <comment>numbers of messages</comment>
        <translation>%1 到 %2 的部分</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>numbers of messages</comment>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>part of %1</source>
        <comment>number of a message</comment>
        <translation>%1 的部分</translation>
    </message>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::CountersView</name>
    <message>
        <source>written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>write() has returned for these bytes. It says nothing of the peer.</source>
        <translation>write() 已经为这些字节返回。这与对方无关。</translation>
    </message>
    <message>
        <source>in the kernel&apos;s queue</source>
        <translation>在内核队列中</translation>
    </message>
    <message>
        <source>The sending kernel holds these: not sent yet, or not acknowledged.</source>
        <translation>发送方内核保存着这些字节：尚未发出，或者尚未得到确认。</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>The receiving kernel has them. Its program may not have read them.</source>
        <translation>接收方内核已经收到，但它的程序可能还没有读。</translation>
    </message>
    <message>
        <source>read by the peer</source>
        <translation>对方已读</translation>
    </message>
    <message>
        <source>read() has returned them to the peer&apos;s program.</source>
        <translation>read() 已经把它们交给对方的程序。</translation>
    </message>
    <message>
        <source>Where the bytes are</source>
        <translation>字节在哪里</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>counter, bytes</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>This system does not tell.</source>
        <translation>本系统不提供。</translation>
    </message>
    <message>
        <source>Only the server&apos;s side of this connection is in this window.</source>
        <translation>这条连接只有服务器一端在本窗口里。</translation>
    </message>
    <message>
        <source>last count before the end; ACKs may still have been on their way</source>
        <translation>结束之前的最后一次计数；当时可能还有 ACK 在途中</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::CoverageModel</name>
    <message>
        <source>✓ both</source>
        <translation>✓ 双方</translation>
    </message>
    <message>
        <source>✓ client</source>
        <translation>✓ 客户端</translation>
    </message>
    <message>
        <source>✓ server</source>
        <translation>✓ 服务器</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>no scenario takes it, with one deed by hand neither</source>
        <translation>没有场景会走到这里，再加一个手动操作也不会</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>%1, at step %2: %3</source>
        <comment>scenario, step, what to do there</comment>
        <translation>%1，在第 %2 步：%3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sentence, then the clause of the RFC</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <comment>state, state, cause</comment>
        <translation>%1 → %2：%3</translation>
    </message>
    <message>
        <source>transition</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>walked</source>
        <translation>走过</translation>
    </message>
    <message>
        <source>how to get there</source>
        <translation>怎样走到</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::CoverageView</name>
    <message>
        <source>Walk every transition</source>
        <translation>走遍所有状态转换</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>edges walked, of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>状态转换</translation>
    </message>
    <message>
        <source>Edges walked</source>
        <translation>走过的边</translation>
    </message>
    <message>
        <source>Which transitions are listed</source>
        <translation>列出哪些状态转换</translation>
    </message>
    <message>
        <source>Missing edges of the diagram</source>
        <translation>状态图中还没走过的边</translation>
    </message>
    <message>
        <source>Missing rows of the whole table</source>
        <translation>整个转换表中还没走过的行</translation>
    </message>
    <message>
        <source>The whole table</source>
        <translation>整个转换表</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opens the scenario that takes this transition</source>
        <translation>打开会走到这个转换的场景</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Forgets what has been walked so far</source>
        <translation>清除已走过的记录</translation>
    </message>
    <message>
        <source>Show in the diagram what has been walked</source>
        <translation>在状态图中显示已走过的边</translation>
    </message>
    <message>
        <source>%1 of %2 edges of the diagram</source>
        <translation>状态图的边：%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows of the whole table</source>
        <translation>整个转换表：%1 / %2 行</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::DecoderModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>messages found</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>works: %1</source>
        <translation>有效：%1</translation>
    </message>
    <message>
        <source>fails: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::DiagramPainter</name>
    <message>
        <source>not observed</source>
        <translation>没有观察到</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::EchoClientsModel</name>
    <message>
        <source>Client %1</source>
        <translation>客户端 %1</translation>
    </message>
    <message>
        <source>Other %1</source>
        <comment>program</comment>
        <translation>其他程序 %1</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>client, address, how it stands</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>its kernel state</source>
        <translation>内核中的状态</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::EchoSession</name>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>writing shut down</source>
        <translation>已停止发送</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message numerus="yes">
        <source>From another program: %n bytes read and answered</source>
        <translation>
            <numerusform>来自另一个程序：读到并回答了 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected: type something and send it</source>
        <translation>已连接：输入一些内容并发送</translation>
    </message>
    <message>
        <source>Client %1: %2</source>
        <translation>客户端 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n writes; the server needed %1 reads, the answers took %2</source>
        <translation>
            <numerusform>写 %n 次；服务器读了 %1 次，回答读了 %2 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the server&apos;s side of this connection is in this window. What the other program wrote in one call cannot be seen from here: the stream keeps no boundaries.</source>
        <translation>这个连接只有服务器一端在本窗口中。另一个程序一次写了多少，从这里看不出来：字节流不保留边界。</translation>
    </message>
    <message>
        <source>The server answers what it reads in upper case. Each write has a colour; watch which reads bring it back.</source>
        <translation>服务器把读到的内容改成大写送回。每次写入有一种颜色；注意它由哪几次读取带回来。</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes have not come back yet.</source>
        <translation>
            <numerusform>还有 %n 字节没有回来。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every byte came back, but not write by write: TCP carries bytes, not messages.</source>
        <translation>每个字节都回来了，但不是按写入的次数：TCP 传送的是字节流，不是消息。</translation>
    </message>
    <message>
        <source>Every byte came back, and each read held one write. Send faster, or more than 1,024 bytes at once, and that ends.</source>
        <translation>每个字节都回来了，而且每次读正好是一次写入。发得更快，或者一次超过 1,024 字节，就不是这样了。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls</source>
        <comment>of write() or read()</comment>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>another program</source>
        <translation>另一个程序</translation>
    </message>
    <message>
        <source>— not seen from here</source>
        <translation>— 从这里看不到</translation>
    </message>
    <message>
        <source>client: answers</source>
        <translation>客户端：回答</translation>
    </message>
    <message>
        <source>Client %1: there is no connection</source>
        <translation>客户端 %1：没有连接</translation>
    </message>
    <message>
        <source>Client %1: the connection ended by a RST</source>
        <translation>客户端 %1：连接被 RST 终止</translation>
    </message>
    <message>
        <source>Client %1: the connection is closed</source>
        <translation>客户端 %1：连接已关闭</translation>
    </message>
    <message>
        <source>The SYN was refused or never answered: nothing listens there, or nothing is reached. Start the server, or look at the address and the port, then connect again.</source>
        <translation>SYN 被拒绝，或者一直没有得到应答：那里没有程序在监听，或者根本到不了。请启动服务器，或检查地址和端口，然后重新连接。</translation>
    </message>
    <message>
        <source>A RST ends both directions at once: no FIN, no TIME-WAIT, and bytes on their way may be lost.</source>
        <translation>RST 同时结束两个方向：没有 FIN，没有 TIME-WAIT，在途中的字节可能丢失。</translation>
    </message>
    <message>
        <source>The server answers the end of stream with its own close, so the half-closed time was short. The client is in %1.</source>
        <translation>服务器读到字节流结束就关闭自己的方向，所以半关闭的时间很短。客户端处于 %1。</translation>
    </message>
    <message>
        <source>The client sent the first FIN, so TIME-WAIT stays with it: should its last ACK be lost, it can send it again.</source>
        <translation>客户端先发出 FIN，所以由它停留在 TIME-WAIT：万一最后的 ACK 丢失，它能再次发送。</translation>
    </message>
    <message>
        <source>The client is in %1: who sends the first FIN has TIME-WAIT afterwards.</source>
        <translation>客户端处于 %1：先发出 FIN 的一端随后停留在 TIME-WAIT。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::EchoSetup</name>
    <message>
        <source>Server listens on</source>
        <translation>服务器监听</translation>
    </message>
    <message>
        <source>Clients connect to</source>
        <translation>客户端连接</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>Por&amp;t</source>
        <translation>端口(&amp;T)</translation>
    </message>
    <message>
        <source>any free</source>
        <translation>任选空闲</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>同上</translation>
    </message>
    <message>
        <source>&amp;Add client</source>
        <translation>添加客户端(&amp;A)</translation>
    </message>
    <message>
        <source>Adds a client; it connects at once while the server is running.</source>
        <translation>添加一个客户端；服务器正在运行时立即连接。</translation>
    </message>
    <message>
        <source>Takes the selected client off the list; an open connection is closed.</source>
        <translation>从列表中移除所选的客户端；打开的连接会被关闭。</translation>
    </message>
    <message>
        <source>Address that the server listens on</source>
        <translation>服务器监听的地址</translation>
    </message>
    <message>
        <source>Host that clients connect to</source>
        <translation>客户端连接的主机</translation>
    </message>
    <message>
        <source>127.0.0.1, loopback</source>
        <translation>127.0.0.1，环回地址</translation>
    </message>
    <message>
        <source>::1, loopback IPv6</source>
        <translation>::1，IPv6 环回地址</translation>
    </message>
    <message>
        <source>0.0.0.0, everyone</source>
        <translation>0.0.0.0，所有人</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::EchoView</name>
    <message>
        <source>Use any free port</source>
        <translation>任选空闲端口</translation>
    </message>
    <message>
        <source>There are as many clients as the list holds.</source>
        <translation>列表已满，不能再添加客户端。</translation>
    </message>
    <message>
        <source>Remove one that has ended.</source>
        <translation>请移除一个已经结束的。</translation>
    </message>
    <message>
        <source>The text was not sent: too many bytes wait to leave already.</source>
        <translation>文本没有发送：等待发出的字节已经太多。</translation>
    </message>
    <message>
        <source>Wait until the server has read them.</source>
        <translation>请等服务器读走它们。</translation>
    </message>
    <message>
        <source>Start the server and connect</source>
        <translation>启动服务器并连接</translation>
    </message>
    <message>
        <source>Nothing written yet. Type below and send.</source>
        <translation>还没有写入任何内容。请在下面输入并发送。</translation>
    </message>
    <message>
        <source>No client yet. Start the server, then add a client.</source>
        <translation>还没有客户端。请先启动服务器，再添加客户端。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>address, how it stands</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Where the bytes are</source>
        <translation>字节在哪里</translation>
    </message>
    <message>
        <source>The server is listening</source>
        <translation>服务器正在监听</translation>
    </message>
    <message>
        <source>The server is not running</source>
        <translation>服务器没有运行</translation>
    </message>
    <message>
        <source>Each client is a connection of its own. The server answers what it reads in upper case; other programs may connect too.</source>
        <translation>每个客户端是一个独立的连接。服务器把读到的内容改成大写送回；其他程序也可以连接。</translation>
    </message>
    <message>
        <source>Conversation of client %1</source>
        <translation>客户端 %1 的会话</translation>
    </message>
    <message>
        <source>Conversation of another program, %1</source>
        <translation>另一个程序 %1 的会话</translation>
    </message>
    <message>
        <source>Where the %1 bytes are</source>
        <translation>这 %1 字节在哪里</translation>
    </message>
    <message>
        <source>Start server</source>
        <translation>启动服务器</translation>
    </message>
    <message>
        <source>Stop server</source>
        <translation>停止服务器</translation>
    </message>
    <message>
        <source>Start the server, then add a client.</source>
        <translation>请先启动服务器，再添加客户端。</translation>
    </message>
    <message>
        <source>The server listens on %1; connections: %2</source>
        <translation>服务器在 %1 监听；连接数：%2</translation>
    </message>
    <message>
        <source>Seen from: kernel counters (no capture)</source>
        <translation>依据：内核计数（没有捕获）</translation>
    </message>
    <message>
        <source>Seen from: the program only</source>
        <translation>依据：只有程序本身</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Written against read</source>
        <translation>写入与读取对照</translation>
    </message>
    <message>
        <source>position in the byte stream</source>
        <translation>在字节流中的位置</translation>
    </message>
    <message>
        <source>Socket options</source>
        <translation>套接字选项</translation>
    </message>
    <message>
        <source>Type here, Enter sends</source>
        <translation>在此输入，按 Enter 发送</translation>
    </message>
    <message>
        <source>Text to send</source>
        <translation>要发送的文本</translation>
    </message>
    <message>
        <source>no line end</source>
        <translation>不加行尾</translation>
    </message>
    <message>
        <source>line feed</source>
        <translation>换行 LF</translation>
    </message>
    <message>
        <source>CR and LF</source>
        <translation>回车换行 CR LF</translation>
    </message>
    <message>
        <source>Line end that is added</source>
        <translation>附加的行尾</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Shut &amp;down writing</source>
        <translation>停止发送(&amp;D)</translation>
    </message>
    <message>
        <source>A&amp;bort</source>
        <translation>异常终止(&amp;B)</translation>
    </message>
    <message>
        <source>connect(): opens a new connection.</source>
        <translation>connect()：打开一个新连接。</translation>
    </message>
    <message>
        <source>shutdown(SHUT_WR): sends FIN; answers can still be read.</source>
        <translation>shutdown(SHUT_WR)：发送 FIN；仍然可以读回答。</translation>
    </message>
    <message>
        <source>close(): sends FIN; neither direction is used any more.</source>
        <translation>close()：发送 FIN；两个方向都不再使用。</translation>
    </message>
    <message>
        <source>close() with SO_LINGER 0: sends RST at once.</source>
        <translation>SO_LINGER 为 0 的 close()：立即发送 RST。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>There is no connection yet whose options could be read.</source>
        <translation>还没有连接，没有选项可读。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ErrorBanner</name>
    <message>
        <source>%1 %2</source>
        <comment>what happened, then what to try</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ExpectDialog</name>
    <message>
        <source>Add %1</source>
        <translation>添加 %1 项</translation>
    </message>
    <message>
        <source>Expect what happened</source>
        <translation>以已发生的为预期</translation>
    </message>
    <message>
        <source>Tick what must be true of every run of this scenario. All of it is true of the run that is shown.</source>
        <translation>勾选此场景每次运行都必须成立的内容。对当前显示的运行，它们全部成立。</translation>
    </message>
    <message>
        <source>Filter, for example SYN</source>
        <translation>筛选，例如 SYN</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>What the run has shown</source>
        <translation>运行中出现的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ExplanationPanel</name>
    <message>
        <source>Step %1  %2</source>
        <translation>第 %1 步  %2</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>内容(&amp;W)</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>State diagram</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>Mermaid sequence diagram</source>
        <translation>Mermaid 时序图</translation>
    </message>
    <message>
        <source>Ladder as text</source>
        <translation>文本时序图</translation>
    </message>
    <message>
        <source>Trace, one JSON object a line</source>
        <translation>跟踪记录，每行一个 JSON 对象</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>范围(&amp;P)</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Up to the step shown</source>
        <translation>到当前步为止</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Light, for paper</source>
        <translation>浅色，适合打印</translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation>与窗口相同</translation>
    </message>
    <message>
        <source>&amp;Size of a PNG</source>
        <translation>PNG 的大小(&amp;S)</translation>
    </message>
    <message>
        <source>as on the screen</source>
        <translation>与屏幕相同</translation>
    </message>
    <message>
        <source>2 times</source>
        <translation>2 倍</translation>
    </message>
    <message>
        <source>3 times</source>
        <translation>3 倍</translation>
    </message>
    <message>
        <source>4 times</source>
        <translation>4 倍</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::FieldEdit</name>
    <message>
        <source>%1, %2</source>
        <comment>which of several columns, then the field</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <comment>value</comment>
        <translation>%1（默认）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::HostColumn</name>
    <message>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>the latest connection</source>
        <translation>最近的连接</translation>
    </message>
    <message>
        <source>connection %1: %2</source>
        <comment>number and state</comment>
        <translation>连接 %1：%2</translation>
    </message>
    <message>
        <source>How many octets: a whole number from 1, or nothing for all.</source>
        <translation>字节数：不小于 1 的整数，留空表示全部。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>accepts at once</source>
        <translation>立即接受</translation>
    </message>
    <message>
        <source>The program sits in accept() all the time</source>
        <translation>程序始终在 accept() 中等待</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>队列长度</translation>
    </message>
    <message>
        <source>backlog </source>
        <comment>before a number</comment>
        <translation>backlog </translation>
    </message>
    <message>
        <source>What to send</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>书写方式</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>octets</source>
        <comment>so many</comment>
        <translation>字节数</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>How many octets to receive</source>
        <translation>接收多少字节</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::HostLegend</name>
    <message>
        <source>not taken</source>
        <translation>未走过</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::HostsView</name>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>what TCP would answer now</source>
        <translation>TCP 此刻会如何回答</translation>
    </message>
    <message>
        <source>%1: &amp;listen()</source>
        <translation>%1：监听 listen()(&amp;L)</translation>
    </message>
    <message>
        <source>%1: &amp;connect()</source>
        <translation>%1：连接 connect()(&amp;C)</translation>
    </message>
    <message>
        <source>%1: &amp;send()…</source>
        <translation>%1：发送 send()(&amp;S)…</translation>
    </message>
    <message>
        <source>%1: &amp;receive() all</source>
        <translation>%1：接收全部 receive()(&amp;R)</translation>
    </message>
    <message>
        <source>%1: cl&amp;ose()</source>
        <translation>%1：关闭 close()(&amp;O)</translation>
    </message>
    <message>
        <source>%1: shut&amp;down(), close one direction</source>
        <translation>%1：半关闭 shutdown()(&amp;D)</translation>
    </message>
    <message>
        <source>%1: &amp;abort() with a reset</source>
        <translation>%1：以复位中止 abort()(&amp;A)</translation>
    </message>
    <message>
        <source>%1: set an o&amp;ption…</source>
        <translation>%1：设置选项(&amp;P)…</translation>
    </message>
    <message>
        <source>%1: cras&amp;h</source>
        <translation>%1：崩溃(&amp;H)</translation>
    </message>
    <message>
        <source>%1: r&amp;estart</source>
        <translation>%1：重启(&amp;E)</translation>
    </message>
    <message>
        <source>%1: acce&amp;pt()</source>
        <translation>%1：接受 accept()(&amp;T)</translation>
    </message>
    <message>
        <source>Act as the c&amp;lient</source>
        <translation>以客户端操作(&amp;L)</translation>
    </message>
    <message>
        <source>Act as the s&amp;erver</source>
        <translation>以服务器操作(&amp;E)</translation>
    </message>
    <message>
        <source>What programs on the client and the server may ask of TCP</source>
        <translation>客户端和服务器上的程序可以请 TCP 做的事</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::InjectView</name>
    <message>
        <source>The receiver has no connection at this moment for which it could be made.</source>
        <translation>接收方此刻没有可供构造它的连接。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Then: %1</source>
        <comment>what would happen</comment>
        <translation>结果：%1</translation>
    </message>
    <message>
        <source>a segment</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>an ICMP error</source>
        <translation>ICMP 差错</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>octets</source>
        <comment>so many</comment>
        <translation>字节数</translation>
    </message>
    <message>
        <source>Fill in…</source>
        <translation>填入…</translation>
    </message>
    <message>
        <source>To which host</source>
        <translation>发往哪个主机</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Fill in a segment that teaches something</source>
        <translation>填入一个有教学意义的报文段</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>书写方式</translation>
    </message>
    <message>
        <source>ICMP error</source>
        <translation>ICMP 差错</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发往</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Source port</source>
        <translation>源端口</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>目的端口</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Urgent pointer</source>
        <translation>紧急指针</translation>
    </message>
    <message>
        <source>MSS</source>
        <translation>MSS</translation>
    </message>
    <message>
        <source>Window scale</source>
        <translation>窗口扩大</translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>SACK blocks</source>
        <translation>SACK 块</translation>
    </message>
    <message>
        <source>SACK permitted</source>
        <translation>允许 SACK</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Timestamp value</source>
        <translation>时间戳值</translation>
    </message>
    <message>
        <source>Timestamp echo reply</source>
        <translation>时间戳回送</translation>
    </message>
    <message>
        <source>none</source>
        <comment>an option that is not in the segment</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Inject</source>
        <translation>注入</translation>
    </message>
    <message>
        <source>Fill in anew</source>
        <translation>重新填入</translation>
    </message>
    <message>
        <source>As the receiver expects the next segment at this moment</source>
        <translation>按接收方此刻期望的下一个报文段</translation>
    </message>
    <message>
        <source>A form for a segment made by hand</source>
        <translation>手工构造报文段的表单</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Acknowledgment</source>
        <translation>确认号</translation>
    </message>
    <message>
        <source>Quoted sequence</source>
        <translation>所引用的序号</translation>
    </message>
    <message>
        <source>Octets that pass</source>
        <translation>可通过的字节数</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::Interventions</name>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;name this branch…</source>
        <translation>重命名此分支(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Delete this branch</source>
        <translation>删除此分支(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Compare branches</source>
        <translation>比较分支(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Inject a segment made by hand…</source>
        <translation>注入手工构造的报文段(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ItemForm</name>
    <message>
        <source>not said</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>member, what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ItemModel</name>
    <message>
        <source>—</source>
        <comment>an expectation that was not checked</comment>
        <translation>—</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no: %1</source>
        <translation>否：%1</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ItemSection</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, and its key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add one below</source>
        <translation>在下面添加一项</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Once more below</source>
        <translation>在下面再来一项</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>去掉它</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>往上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>往下移</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>还没有。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::KernelPanel</name>
    <message>
        <source>%1: —</source>
        <comment>no socket</comment>
        <translation>%1：—</translation>
    </message>
    <message>
        <source>%1: %2, %3 s left</source>
        <comment>host, state, seconds</comment>
        <translation>%1：%2，剩 %3 s</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>host, state</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>client&apos;s state, server&apos;s state</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Kernel states</source>
        <translation>内核状态</translation>
    </message>
    <message>
        <source>read from the operating system</source>
        <translation>读自操作系统</translation>
    </message>
    <message>
        <source>this system does not tell</source>
        <translation>本系统不提供</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::KindLegend</name>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Line and marker tell them apart too</source>
        <translation>线型与标记亦可区分</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::LabPage</name>
    <message>
        <source>Lab</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>There is no experiment “%1” here.</source>
        <translation>这里没有实验“%1”。</translation>
    </message>
    <message>
        <source>The lab runs real sockets; it has no steps to go to.</source>
        <translation>实验室运行真实的套接字，没有可以跳到的步。</translation>
    </message>
    <message>
        <source>Preset: your own</source>
        <translation>预设：自定义</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>预设：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Loopback only</source>
        <translation>仅环回地址</translation>
    </message>
    <message>
        <source>Open to the network</source>
        <translation>对网络开放</translation>
    </message>
    <message>
        <source>&amp;Experiment</source>
        <translation>实验(&amp;E)</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::LadderTools</name>
    <message>
        <source>Fi&amp;nd:</source>
        <translation>查找(&amp;N)：</translation>
    </message>
    <message>
        <source>flags, numbers, states, calls, words of the rules</source>
        <translation>标志、序号、状态、调用、规则中的文字</translation>
    </message>
    <message>
        <source>Find in the ladder</source>
        <translation>在时序图中查找</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一处 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一处 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>&amp;Find in the ladder…</source>
        <translation>在时序图中查找…(&amp;F)</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一处(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一处(&amp;P)</translation>
    </message>
    <message>
        <source>To the next state &amp;transition</source>
        <translation>到下一次状态转换(&amp;T)</translation>
    </message>
    <message>
        <source>To the previous state t&amp;ransition</source>
        <translation>到上一次状态转换(&amp;R)</translation>
    </message>
    <message>
        <source>Show &amp;all segments</source>
        <translation>显示全部报文段(&amp;A)</translation>
    </message>
    <message>
        <source>Segments s&amp;hown</source>
        <translation>显示哪些报文段(&amp;H)</translation>
    </message>
    <message>
        <source>Only &amp;lost ones</source>
        <translation>只显示丢失的(&amp;L)</translation>
    </message>
    <message>
        <source>Only the &amp;client&apos;s</source>
        <translation>只显示客户端的(&amp;C)</translation>
    </message>
    <message>
        <source>Only the &amp;server&apos;s</source>
        <translation>只显示服务器的(&amp;S)</translation>
    </message>
    <message>
        <source>Co&amp;nnection</source>
        <translation>连接(&amp;N)</translation>
    </message>
    <message>
        <source>%L1 so far…</source>
        <comment>matches</comment>
        <translation>目前 %L1 处…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>number of a match, number of matches</comment>
        <translation>第 %L1 处，共 %L2 处</translation>
    </message>
    <message>
        <source>Only connection %1</source>
        <translation>只显示连接 %1</translation>
    </message>
    <message>
        <source>%L1 of %L2 segments are hidden by the filter</source>
        <translation>筛选隐藏了 %L2 个报文段中的 %L1 个</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::LadderView</name>
    <message>
        <source>Ladder</source>
        <translation>时序图</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) still to come · F5 goes on</source>
        <translation>
            <numerusform>还有 %n 步尚未发生 · 按 F5 前进</numerusform>
        </translation>
    </message>
    <message>
        <source>No scenario is open.</source>
        <translation>没有打开场景。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) still to come</source>
        <translation>
            <numerusform>还有 %n 步尚未发生</numerusform>
        </translation>
    </message>
    <message>
        <source>On its way: a click asks what to do with it</source>
        <translation>正在途中：点击选择如何处置</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::LogModel</name>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>what it means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>client or server, number of the connection</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>segment %1</source>
        <translation>报文段 %1</translation>
    </message>
    <message>
        <source>len %1</source>
        <comment>of a segment</comment>
        <translation>len %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n</source>
        <comment>len 180 in 3 segments</comment>
        <translation>
            <numerusform>%1，共 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>= %1 each</source>
        <translation>= 每个 %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>bytes as text</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>parts of messages %1 to %2 in one read</source>
        <translation>一次读到消息 %1 到 %2 的部分内容</translation>
    </message>
    <message>
        <source>messages %1 to %2 in one read</source>
        <translation>一次读到消息 %1 到 %2</translation>
    </message>
    <message>
        <source>bytes %1 to %2 of message %3</source>
        <translation>消息 %3 的第 %1 到 %2 字节</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>the kernel sent it again</source>
        <translation>内核重传了它</translation>
    </message>
    <message>
        <source>messages %1 to %2 leave together</source>
        <translation>消息 %1 到 %2 一起发出</translation>
    </message>
    <message>
        <source>message %1 leaves</source>
        <translation>消息 %1 发出</translation>
    </message>
    <message>
        <source>returned: the kernel has the bytes, the peer&apos;s program has not read them</source>
        <translation>已返回：字节在内核里，对方的程序还没有读</translation>
    </message>
    <message>
        <source>returned: the bytes wait in Qt&apos;s own buffer, the kernel does not have them all</source>
        <translation>已返回：字节还在 Qt 自己的缓冲区里，内核没有全部拿到</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::LogPanel</name>
    <message>
        <source>all</source>
        <comment>lines of the log</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>client</source>
        <comment>lines of the log</comment>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <comment>lines of the log</comment>
        <translation>服务器</translation>
    </message>
    <message>
        <source>reads</source>
        <comment>lines of the log</comment>
        <translation>读取</translation>
    </message>
    <message>
        <source>errors</source>
        <comment>lines of the log</comment>
        <translation>错误</translation>
    </message>
    <message>
        <source>Calls and events</source>
        <translation>调用与事件</translation>
    </message>
    <message>
        <source>Show only these lines: %1</source>
        <translation>只显示这些行：%1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Search the calls and events</source>
        <translation>查找调用与事件</translation>
    </message>
    <message>
        <source>%1 older lines dropped</source>
        <translation>已丢弃较早的 %1 行</translation>
    </message>
    <message>
        <source>No call and no event yet.</source>
        <translation>还没有调用，也没有事件。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::MainWindow</name>
    <message>
        <source>%1 - TCP Lab</source>
        <comment>page title</comment>
        <translation>%1 - TCP Lab</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Projector mode</source>
        <translation>投影模式(&amp;P)</translation>
    </message>
    <message>
        <source>Leave projector mode</source>
        <translation>离开投影模式</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About TCP Lab</source>
        <translation>关于 TCP Lab(&amp;A)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>TCP Lab</source>
        <translation>TCP Lab</translation>
    </message>
    <message>
        <source>Reduce &amp;motion</source>
        <translation>减少动画(&amp;M)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>Find a command  %1</source>
        <comment>the key</comment>
        <translation>查找命令  %1</translation>
    </message>
    <message>
        <source>Every command and scenario by its name</source>
        <translation>按名称查找任何命令和场景</translation>
    </message>
    <message>
        <source>%1[*] - %2 - TCP Lab</source>
        <comment>document, keep [*] behind it, and page title</comment>
        <translation>%1[*] - %2 - TCP Lab</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::NewScenarioDialog</name>
    <message>
        <source>New scenario</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>What it begins with</source>
        <translation>从什么开始</translation>
    </message>
    <message>
        <source>Empty: two hosts and a link</source>
        <translation>空白：两台主机和一条链路</translation>
    </message>
    <message>
        <source>A three-way handshake</source>
        <translation>三次握手</translation>
    </message>
    <message>
        <source>Handshake, data and close</source>
        <translation>握手、传数据、关闭</translation>
    </message>
    <message>
        <source>A copy of this one, with everything done by hand</source>
        <translation>当前场景的副本，包括手动做过的一切</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ObservationCard</name>
    <message>
        <source>Observation</source>
        <translation>观察</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::OptionModel</name>
    <message>
        <source>%1, %2</source>
        <comment>client or server, option</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>请求值</translation>
    </message>
    <message>
        <source>effective</source>
        <translation>实际值</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::Page</name>
    <message>
        <source>This page has no panel &apos;%1&apos;.</source>
        <translation>此页面没有面板“%1”。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::Panel</name>
    <message>
        <source>Close this panel</source>
        <translation>关闭这个面板</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::PanelDock</name>
    <message>
        <source>Float or dock this panel</source>
        <translation>浮动或停靠此面板</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>关闭此面板</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::PanelDocks</name>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>Panels as at &amp;first</source>
        <translation>恢复最初的面板布局(&amp;F)</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Float this panel</source>
        <translation>浮动此面板</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>关闭此面板</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::PlotView</name>
    <message>
        <source>%1 s to %2 s</source>
        <comment>the piece of time that is drawn</comment>
        <translation>%1 秒到 %2 秒</translation>
    </message>
    <message>
        <source>Which end sends</source>
        <translation>由哪一方发送</translation>
    </message>
    <message>
        <source>Enlarge the time axis</source>
        <translation>放大时间轴</translation>
    </message>
    <message>
        <source>Shrink the time axis</source>
        <translation>缩小时间轴</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>显示整个过程</translation>
    </message>
    <message>
        <source>Client to server</source>
        <translation>客户端到服务器</translation>
    </message>
    <message>
        <source>Server to client</source>
        <translation>服务器到客户端</translation>
    </message>
    <message>
        <source>Connection %1: %2</source>
        <translation>连接 %1：%2</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>两个方向</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds on an axis</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>The run is being read.</source>
        <translation>正在读取运行过程。</translation>
    </message>
    <message>
        <source>Nothing has been sent in this run.</source>
        <translation>这次运行中没有发送任何内容。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::PresetChooser</name>
    <message>
        <source>Model: %1</source>
        <comment>whose behaviour and numbers a run has</comment>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>预设：%1</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ReachSign</name>
    <message>
        <source>%1, any free port</source>
        <translation>%1，任选空闲端口</translation>
    </message>
    <message>
        <source>%1, loopback</source>
        <comment>address</comment>
        <translation>%1，环回地址</translation>
    </message>
    <message>
        <source>%1, reachable from this network</source>
        <comment>address</comment>
        <translation>%1，本网络可达</translation>
    </message>
    <message>
        <source>%1, reachable by anyone</source>
        <comment>address</comment>
        <translation>%1，任何人可达</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::RecentFiles</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>file and its folder</comment>
        <translation>%1（位于 %2）</translation>
    </message>
    <message>
        <source>%1 (no longer there)</source>
        <translation>%1（已不存在）</translation>
    </message>
    <message>
        <source>&amp;%1 %2</source>
        <comment>number of a recent file and its name</comment>
        <translation>&amp;%1 %2</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::RunExport</name>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Ladder, diagram or trace as a file</source>
        <translation>把时序图、状态图或跟踪记录存为文件</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Look at the ladder&apos;s pages and print them</source>
        <translation>预览并打印时序图</translation>
    </message>
    <message>
        <source>&amp;Copy the run</source>
        <translation>复制运行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the ladder as a &amp;picture</source>
        <translation>把时序图复制为图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy the run as &amp;Mermaid</source>
        <translation>把运行复制为 Mermaid(&amp;M)</translation>
    </message>
    <message>
        <source>Copy the ladder as &amp;text</source>
        <translation>把时序图复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>已导出：%1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>没有导出任何内容</translation>
    </message>
    <message>
        <source>This run of %L1 steps is too long for one picture.</source>
        <translation>这次运行有 %L1 步，一张图片放不下。</translation>
    </message>
    <message>
        <source>A PDF takes it in pages; or choose a smaller size.</source>
        <translation>PDF 可以分页容纳；也可以选择较小的尺寸。</translation>
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>%1 没有写入：%2。</translation>
    </message>
    <message>
        <source>This run of %L1 steps is too long for a text; at most %L2 are possible.</source>
        <translation>这次运行有 %L1 步，作为文本太长，最多 %L2 步。</translation>
    </message>
    <message>
        <source>Export its trace instead.</source>
        <translation>请改为导出跟踪记录。</translation>
    </message>
    <message>
        <source>The ladder is on the clipboard as a picture</source>
        <translation>时序图已作为图片复制到剪贴板</translation>
    </message>
    <message>
        <source>The run is on the clipboard as Mermaid</source>
        <translation>运行已作为 Mermaid 复制到剪贴板</translation>
    </message>
    <message>
        <source>The ladder is on the clipboard as text</source>
        <translation>时序图已作为文本复制到剪贴板</translation>
    </message>
    <message>
        <source>The run has %L1 pages; the first %L2 are printed.</source>
        <translation>这次运行共 %L1 页，只打印前 %L2 页。</translation>
    </message>
    <message>
        <source>A PDF takes all of them.</source>
        <translation>PDF 可以容纳全部页。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::RunSlider</name>
    <message numerus="yes">
        <source>%n such mark(s) lie here, from step %1 to step %2.</source>
        <translation>
            <numerusform>此处有 %n 个这样的标记，从第 %1 步到第 %2 步。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ScenarioEditor</name>
    <message>
        <source>All %1 hold for the run that is shown.</source>
        <translation>对当前显示的运行，%1 项全部成立。</translation>
    </message>
    <message>
        <source>%1 of %2 do not hold for the run that is shown.</source>
        <translation>对当前显示的运行，%2 项中有 %1 项不成立。</translation>
    </message>
    <message>
        <source>The simulator shows “%1” now; here is what you were editing.</source>
        <translation>模拟器现在显示“%1”；这里仍是您正在编辑的内容。</translation>
    </message>
    <message>
        <source>Edit that one</source>
        <translation>改为编辑它</translation>
    </message>
    <message>
        <source>The source is not JSON at the moment, so the forms wait.</source>
        <translation>源文本目前不是 JSON，因此表单暂停。</translation>
    </message>
    <message>
        <source>Go to the mistake</source>
        <translation>转到错误处</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>section, number of mistakes</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Mistakes: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 mistakes or more</source>
        <translation>%1 处错误或更多</translation>
    </message>
    <message>
        <source>1 mistake</source>
        <translation>1 处错误</translation>
    </message>
    <message>
        <source>%1 mistakes</source>
        <translation>%1 处错误</translation>
    </message>
    <message>
        <source>Right, and not applied yet</source>
        <translation>正确，尚未应用</translation>
    </message>
    <message>
        <source>As the simulator shows it</source>
        <translation>与模拟器所示一致</translation>
    </message>
    <message>
        <source>There is nothing to check yet.</source>
        <translation>还没有可检查的内容。</translation>
    </message>
    <message>
        <source>There is no run to check.</source>
        <translation>没有可检查的运行。</translation>
    </message>
    <message>
        <source>There is no run to take them from.</source>
        <translation>没有可供选取的运行。</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>两个方向</translation>
    </message>
    <message>
        <source>Only to the server</source>
        <translation>仅到服务器</translation>
    </message>
    <message>
        <source>Only to the client</source>
        <translation>仅到客户端</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command and its key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>&amp;Apply and run</source>
        <translation>应用并运行(&amp;A)</translation>
    </message>
    <message>
        <source>Apply while I &amp;type</source>
        <translation>边输入边应用(&amp;T)</translation>
    </message>
    <message>
        <source>The simulator runs what is right as soon as you pause</source>
        <translation>停顿时模拟器立即运行正确的内容</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Next &amp;mistake</source>
        <translation>下一处错误(&amp;M)</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>立即检查(&amp;N)</translation>
    </message>
    <message>
        <source>Ask the run that is shown whether each of them holds</source>
        <translation>检查当前显示的运行是否满足每一项</translation>
    </message>
    <message>
        <source>&amp;Expect what happened…</source>
        <translation>以已发生的为预期(&amp;E)…</translation>
    </message>
    <message>
        <source>Choose expectations from the run that is shown</source>
        <translation>从当前显示的运行中选取预期</translation>
    </message>
    <message>
        <source>Edit scenario</source>
        <translation>编辑场景</translation>
    </message>
    <message>
        <source>&amp;Scenario</source>
        <translation>场景(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Se&amp;ctions</source>
        <translation>部分(&amp;C)</translation>
    </message>
    <message>
        <source>Apply and run</source>
        <translation>应用并运行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What is wrong, and what would be right</source>
        <translation>错在哪里，怎样才对</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ScenarioFiles</name>
    <message>
        <source>&amp;New scenario…</source>
        <translation>新建场景(&amp;N)…</translation>
    </message>
    <message>
        <source>Begin a scenario of your own</source>
        <translation>开始编写自己的场景</translation>
    </message>
    <message>
        <source>&amp;Open a scenario…</source>
        <translation>打开场景(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a scenario file</source>
        <translation>打开场景文件</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the scenario with everything done by hand</source>
        <translation>保存场景，包括手动做过的一切</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the scenario in another file</source>
        <translation>把场景保存到另一个文件</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Scenarios (*.tcplab.json *.json)</source>
        <translation>场景 (*.tcplab.json *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>保存场景</translation>
    </message>
    <message>
        <source>Scenarios (*.tcplab.json)</source>
        <translation>场景 (*.tcplab.json)</translation>
    </message>
    <message>
        <source>%1 was not saved, because it could not be opened again: %2</source>
        <translation>%1 没有保存，因为保存后将无法再打开：%2</translation>
    </message>
    <message>
        <source>%1 was not saved: %2.</source>
        <translation>%1 没有保存：%2。</translation>
    </message>
    <message>
        <source>Nothing is lost; save it in another place.</source>
        <translation>内容没有丢失，请保存到别处。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message numerus="yes">
        <source>%n calls that set an option to a value which it cannot have are not in the file; they had no effect.</source>
        <translation>
            <numerusform>有 %n 次把选项设为无效值的调用没有写入文件；它们本来就没有效果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>“%1”有尚未保存的更改。</translation>
    </message>
    <message>
        <source>Saved with it are the scenario and everything done by hand on the branch shown.</source>
        <translation>将保存场景以及在当前分支上手动做过的一切。</translation>
    </message>
    <message>
        <source>&amp;Do not save</source>
        <translation>不保存(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept for the case of a crash: %1.</source>
        <translation>无法为意外退出保留未保存的更改：%1。</translation>
    </message>
    <message>
        <source>Save them yourself.</source>
        <translation>请自行保存。</translation>
    </message>
    <message>
        <source>TCP Lab ended unexpectedly. Unsaved changes to “%1” of %2 were kept.</source>
        <translation>TCP Lab 上次意外退出，已保留“%1”在 %2 时未保存的更改。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SegmentInspector</name>
    <message>
        <source>Segment</source>
        <translation>报文段</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the segment&apos;s bytes as &amp;hex</source>
        <translation>以十六进制复制报文段的字节(&amp;H)</translation>
    </message>
    <message>
        <source>Copy the segment&apos;s fields as &amp;text</source>
        <translation>以文本复制报文段的字段(&amp;T)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>How the fields are written</source>
        <translation>字段的写法</translation>
    </message>
    <message>
        <source>No segment has been sent yet. Choose one in the ladder to see its header.</source>
        <translation>还没有发送任何报文段。在时序图中选择一个，即可查看它的首部。</translation>
    </message>
    <message>
        <source>What this segment carried is no longer known: its sender has forgotten it, and it never was on the link.</source>
        <translation>这个报文段携带的内容已不可知：发送方已不再保存，它也从未到过链路上。</translation>
    </message>
    <message>
        <source>Chosen in the ladder</source>
        <translation>在时序图中选定</translation>
    </message>
    <message>
        <source>Sent in this step</source>
        <translation>本步发送</translation>
    </message>
    <message>
        <source>Arrived in this step</source>
        <translation>本步到达</translation>
    </message>
    <message>
        <source>Met by this step on its way</source>
        <translation>本步在途中受到影响</translation>
    </message>
    <message>
        <source>The latest one before this step</source>
        <translation>本步之前的最后一个</translation>
    </message>
    <message>
        <source>leaves at %1</source>
        <translation>将于 %1 发出</translation>
    </message>
    <message>
        <source>on its way since %1</source>
        <translation>自 %1 起在途中</translation>
    </message>
    <message>
        <source>arrived at %1</source>
        <translation>于 %1 到达</translation>
    </message>
    <message>
        <source>dropped by its receiver: bad checksum</source>
        <translation>被接收方丢弃：检验和错误</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>flags of a segment and a remark</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1，%2发往%3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>why this segment is shown, and where it is</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and its meaning</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SegmentMenu</name>
    <message>
        <source>A number and a unit, for example 250ms, 1.5s or 2min.</source>
        <translation>请输入数字和单位，例如 250ms、1.5s 或 2min。</translation>
    </message>
    <message>
        <source>Delay a segment</source>
        <translation>延迟报文段</translation>
    </message>
    <message>
        <source>How much later does it arrive?</source>
        <translation>它晚到多久？</translation>
    </message>
    <message>
        <source>A whole number from 1 to %L1.</source>
        <translation>1 到 %L1 的整数。</translation>
    </message>
    <message>
        <source>Reorder a segment</source>
        <translation>使报文段乱序</translation>
    </message>
    <message>
        <source>How many later segments arrive before it?</source>
        <translation>有几个后发的报文段先于它到达？</translation>
    </message>
    <message>
        <source>it already waits to be overtaken</source>
        <translation>它已在等待被超越</translation>
    </message>
    <message>
        <source>nothing follows it on this way</source>
        <translation>这个方向上没有后续报文段</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>entry, why not</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The segment on its &amp;way</source>
        <translation>途中的报文段(&amp;W)</translation>
    </message>
    <message>
        <source>nothing is on its way</source>
        <translation>没有报文段在途中</translation>
    </message>
    <message>
        <source>%1 to the %2</source>
        <comment>a segment and a host</comment>
        <translation>发往%2的 %1</translation>
    </message>
    <message>
        <source>No segment is on its way.</source>
        <translation>没有报文段在途中。</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>查看(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Drop</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lay by %1</source>
        <translation>延迟 %1(&amp;L)</translation>
    </message>
    <message>
        <source>Delay &amp;by…</source>
        <translation>延迟指定时间(&amp;B)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>重复(&amp;U)</translation>
    </message>
    <message>
        <source>the link is full</source>
        <translation>链路已满</translation>
    </message>
    <message>
        <source>&amp;Corrupt</source>
        <translation>损坏(&amp;C)</translation>
    </message>
    <message>
        <source>it is already damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>&amp;Reorder: behind the next one</source>
        <translation>乱序：排到下一个之后(&amp;R)</translation>
    </message>
    <message>
        <source>Reorder: behind &amp;more…</source>
        <translation>乱序：排到更多之后(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SegmentSheetView</name>
    <message>
        <source>Header of the segment, field by field</source>
        <translation>报文段首部，逐个字段</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SequenceCanvas</name>
    <message>
        <source>Sequence space of both directions</source>
        <translation>两个方向的序号空间</translation>
    </message>
    <message>
        <source>nothing on its way</source>
        <translation>途中没有报文段</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SequencePlot</name>
    <message>
        <source>Sequence numbers</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>sent, seq</source>
        <translation>已发送，seq</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>edge of the window</source>
        <translation>窗口边沿</translation>
    </message>
    <message>
        <source>again</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>SACK block</source>
        <translation>SACK 块</translation>
    </message>
    <message>
        <source>%1: sequence numbers %2 to %3</source>
        <comment>time, first and last number</comment>
        <translation>%1：序号 %2 到 %3</translation>
    </message>
    <message>
        <source>sent again</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>a probe</source>
        <translation>探测报文段</translation>
    </message>
    <message>
        <source>lost on the way</source>
        <translation>途中丢失</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SequenceSpaceView</name>
    <message>
        <source>Sequence space</source>
        <translation>序号空间</translation>
    </message>
    <message>
        <source>to scale</source>
        <translation>按比例</translation>
    </message>
    <message>
        <source>long stretches shortened</source>
        <translation>长段已缩短</translation>
    </message>
    <message>
        <source>Sequence space to &amp;scale</source>
        <translation>按比例画序号空间(&amp;S)</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two key names</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SimulatorPage</name>
    <message>
        <source>Running: step %L1, %L2 s</source>
        <translation>正在运行：第 %L1 步，%L2 s</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>There is no scenario.</source>
        <translation>没有场景。</translation>
    </message>
    <message>
        <source>There is no scenario and no file &quot;%1&quot;.</source>
        <translation>没有叫“%1”的场景或文件。</translation>
    </message>
    <message>
        <source>There is no step %1: this run has the steps 0 to %2.</source>
        <translation>没有第 %1 步：这次运行有第 0 到 %2 步。</translation>
    </message>
    <message>
        <source>The run that was open is still here.</source>
        <translation>原先打开的运行仍然保留。</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>打开另一个…</translation>
    </message>
    <message>
        <source>last: %1 → %2</source>
        <comment>from state to state</comment>
        <translation>最近：%1 → %2</translation>
    </message>
    <message>
        <source>Step %1 of %2. %3 %4</source>
        <translation>第 %1 步，共 %2 步。%3 %4</translation>
    </message>
    <message>
        <source>Branch: %1</source>
        <translation>分支：%1</translation>
    </message>
    <message>
        <source>The run is being made</source>
        <translation>正在生成运行过程</translation>
    </message>
    <message>
        <source>The run is over · F4 goes back, F3 to the first step</source>
        <translation>运行结束 · F4 后退，F3 回到第一步</translation>
    </message>
    <message>
        <source>Ready · F5 goes one step on</source>
        <translation>已就绪 · 按 F5 前进一步</translation>
    </message>
    <message>
        <source>even spacing · one way %1</source>
        <translation>等间距 · 单程 %1</translation>
    </message>
    <message>
        <source>true time · one way %1</source>
        <translation>真实时间 · 单程 %1</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Numbers: absolute</source>
        <translation>编号：绝对</translation>
    </message>
    <message>
        <source>Numbers: relative</source>
        <translation>编号：相对</translation>
    </message>
    <message>
        <source>S&amp;cenario</source>
        <translation>场景(&amp;C)</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Sequence numbers</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Back to the scenario as it was, without branches</source>
        <translation>恢复原来的场景，不要分支</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>Transmission control blocks</source>
        <translation>传输控制块</translation>
    </message>
    <message>
        <source>marked: changed by the last step</source>
        <translation>有标记：本步改变</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command and its key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>&amp;First step</source>
        <translation>第一步(&amp;F)</translation>
    </message>
    <message>
        <source>To the first step</source>
        <translation>到第一步</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>前进一步(&amp;S)</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>到最后(&amp;E)</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到最后</translation>
    </message>
    <message>
        <source>Return to the &amp;main run</source>
        <translation>回到主线(&amp;M)</translation>
    </message>
    <message>
        <source>Bra&amp;nches</source>
        <translation>分支(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset: forget all branches</source>
        <translation>重置：清除所有分支(&amp;R)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Taller rows</source>
        <translation>加大行高</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Lower rows</source>
        <translation>减小行高</translation>
    </message>
    <message>
        <source>&amp;Fit the run into the panel</source>
        <translation>适合面板大小(&amp;F)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>&amp;True time: height in proportion to time</source>
        <translation>真实时间：高度与时间成正比(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Relative sequence numbers</source>
        <translation>相对序号(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next panel beside the ladder</source>
        <translation>时序图旁的下一个面板(&amp;N)</translation>
    </message>
    <message>
        <source>Ready · click a segment on its way to act on it (or Tab and Enter)</source>
        <translation>就绪 · 点击途中的报文段进行处置（或按 Tab 再按 Enter）</translation>
    </message>
    <message>
        <source>There is no panel &apos;%1&apos;. The panels are: %2.</source>
        <translation>没有面板“%1”。可用的面板有：%2。</translation>
    </message>
    <message>
        <source>absolute</source>
        <comment>sequence numbers</comment>
        <translation>绝对</translation>
    </message>
    <message>
        <source>relative</source>
        <comment>sequence numbers</comment>
        <translation>相对</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Numbers: %1</source>
        <comment>letters and what they stand for: x=1000 y=5000</comment>
        <translation>序号：%1</translation>
    </message>
    <message>
        <source>&amp;Absolute sequence numbers</source>
        <translation>绝对序号(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;ymbolic sequence numbers: x+1, y+1</source>
        <translation>符号序号：x+1、y+1(&amp;Y)</translation>
    </message>
    <message>
        <source>symbolic</source>
        <comment>sequence numbers</comment>
        <translation>符号</translation>
    </message>
    <message>
        <source>&amp;Edit scenario…</source>
        <translation>编辑场景(&amp;E)…</translation>
    </message>
    <message>
        <source>Ladder, branch: %1</source>
        <translation>时序图，分支：%1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The scenario with everything done by hand, as a file</source>
        <translation>把场景连同手动操作保存为文件</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::SourceView</name>
    <message>
        <source>Source of the scenario</source>
        <translation>场景的源文本</translation>
    </message>
    <message>
        <source>The file as JSON. Mistakes stand in the list below.</source>
        <translation>JSON 形式的文件。错误列在下面。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StateDiagramWidget</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a sentence, then the clause of the RFC</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>State diagram</source>
        <translation>状态图</translation>
    </message>
    <message>
        <source>The client is in %1.</source>
        <translation>客户端处于 %1。</translation>
    </message>
    <message>
        <source>The server is in %1.</source>
        <translation>服务器处于 %1。</translation>
    </message>
    <message>
        <source>Last transition, of the client: %1</source>
        <translation>最近一次转换（客户端）：%1</translation>
    </message>
    <message>
        <source>Last transition, of the server: %1</source>
        <translation>最近一次转换（服务器）：%1</translation>
    </message>
    <message>
        <source>Neither end has a state yet.</source>
        <translation>两端都还没有状态。</translation>
    </message>
    <message>
        <source>How the %1 came from %2 to %3 was not observed.</source>
        <translation>没有观察到%1是怎样从 %2到 %3的。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StateNamesBox</name>
    <message>
        <source>Names of states</source>
        <translation>状态名</translation>
    </message>
    <message>
        <source>Whose names of the states are shown. Files and traces keep those of the RFC.</source>
        <translation>按谁的写法显示状态名。文件和运行记录始终使用 RFC 的写法。</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态名</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StateNamesMenu</name>
    <message>
        <source>&amp;Names of states</source>
        <translation>状态名(&amp;N)</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StickySetup</name>
    <message>
        <source>Client writes</source>
        <translation>客户端写</translation>
    </message>
    <message>
        <source>Server reads</source>
        <translation>服务器读</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>成帧</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>消息数(&amp;M)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>大小(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Gap</source>
        <translation>间隔(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>延迟(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;At most</source>
        <translation>最多(&amp;A)</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> 字节</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>any free</source>
        <translation>任选空闲</translation>
    </message>
    <message>
        <source>Hands each write to the kernel at once; without it Qt&apos;s own buffer gathers them.</source>
        <translation>每次写入立即交给内核；否则会攒在 Qt 自己的缓冲区里。</translation>
    </message>
    <message>
        <source>Switches Nagle&apos;s algorithm off at the client.</source>
        <translation>在客户端关闭 Nagle 算法。</translation>
    </message>
    <message>
        <source>Sends nothing but full segments until all is written.</source>
        <translation>全部写完之前只发送满的报文段。</translation>
    </message>
    <message>
        <source>Acknowledges at once; without it the server&apos;s kernel delays its ACKs.</source>
        <translation>立即确认；否则服务器的内核会延迟确认。</translation>
    </message>
    <message>
        <source>Bytes of each message in the stream, framing included.</source>
        <translation>每条消息在字节流中的字节数，包括成帧字节。</translation>
    </message>
    <message>
        <source>How many bytes one read() takes at most.</source>
        <translation>一次 read() 最多读多少字节。</translation>
    </message>
    <message>
        <source>How long the server waits before each read().</source>
        <translation>服务器每次 read() 之前等待多久。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Fixed size</source>
        <translation>固定长度</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Length prefix</source>
        <translation>长度前缀</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON 行</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes</source>
        <comment>of a length prefix</comment>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Big endian</source>
        <translation>大端</translation>
    </message>
    <message>
        <source>Little endian</source>
        <translation>小端</translation>
    </message>
    <message>
        <source>Line feed</source>
        <translation>换行 LF</translation>
    </message>
    <message>
        <source>CR and LF</source>
        <translation>回车换行 CR LF</translation>
    </message>
    <message>
        <source>Zero byte</source>
        <translation>零字节</translation>
    </message>
    <message>
        <source>Bytes of the length prefix</source>
        <translation>长度前缀的字节数</translation>
    </message>
    <message>
        <source>Byte order of the length prefix</source>
        <translation>长度前缀的字节序</translation>
    </message>
    <message>
        <source>Fl&amp;ush after each write</source>
        <translation>每次写后刷新(&amp;U)</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StickyView</name>
    <message>
        <source>Use any free port</source>
        <translation>任选空闲端口</translation>
    </message>
    <message>
        <source>write %1: %2 bytes</source>
        <translation>第 %1 次写：%2 字节</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Seen from: kernel counters (no capture)</source>
        <translation>依据：内核计数（没有捕获）</translation>
    </message>
    <message>
        <source>Seen from: the program only</source>
        <translation>依据：只有程序本身</translation>
    </message>
    <message>
        <source>Zoom in on the stream</source>
        <translation>放大字节流</translation>
    </message>
    <message>
        <source>Zoom out of the stream</source>
        <translation>缩小字节流</translation>
    </message>
    <message>
        <source>Show the whole stream</source>
        <translation>显示整个字节流</translation>
    </message>
    <message>
        <source>Nothing written yet. Run to see where the bytes go.</source>
        <translation>还没有写入任何内容。运行一次，看看字节去了哪里。</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>显微镜</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>position in the byte stream</source>
        <translation>在字节流中的位置</translation>
    </message>
    <message>
        <source>Decoders on the same %1 bytes</source>
        <translation>同样的 %1 字节，不同的解码器</translation>
    </message>
    <message>
        <source>Decoders</source>
        <translation>解码器</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were written</source>
        <translation>
            <numerusform>写了 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Socket options</source>
        <translation>套接字选项</translation>
    </message>
    <message>
        <source>Where the %1 bytes are</source>
        <translation>这 %1 字节在哪里</translation>
    </message>
    <message>
        <source>Where the bytes are</source>
        <translation>字节在哪里</translation>
    </message>
    <message>
        <source>Select a read in the microscope to see its bytes.</source>
        <translation>在显微镜中选择一次读取，查看它的字节。</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Read %1, bytes %2–%3</source>
        <translation>第 %1 次读，第 %2–%3 字节</translation>
    </message>
    <message>
        <source>Write %1, bytes %2–%3</source>
        <translation>第 %1 次写，第 %2–%3 字节</translation>
    </message>
    <message>
        <source>Segment %1, bytes %2–%3</source>
        <translation>报文段 %1，第 %2–%3 字节</translation>
    </message>
    <message>
        <source>length prefix, then message %1</source>
        <translation>长度前缀，然后是消息 %1</translation>
    </message>
    <message>
        <source>end mark of message %1</source>
        <translation>消息 %1 的结束标记</translation>
    </message>
    <message>
        <source>message %1, then its end mark</source>
        <translation>消息 %1，然后是结束标记</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>When the run has ended, each decoder is tried on its bytes.</source>
        <translation>运行结束后，用每一种解码器解读它的字节。</translation>
    </message>
    <message>
        <source>There is no connection yet whose options could be read.</source>
        <translation>还没有连接，没有选项可读。</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::StreamLanes</name>
    <message>
        <source>counted, not seen</source>
        <comment>sets the width of the lanes&apos; labels</comment>
        <translation>只有计数，看不到内容</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>显微镜</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>lane, what it shows</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>已选：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n messages: zoom in to see them</source>
        <translation>
            <numerusform>%n 条消息：放大后可见</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::TcbModel</name>
    <message>
        <source>%1, changed by this step, was %2</source>
        <translation>%1，本步改变，原为 %2</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a timer and the time that it has left</comment>
        <translation>%1 计时器剩 %2</translation>
    </message>
    <message>
        <source>before this step: %1</source>
        <translation>这一步之前：%1</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::TcbView</name>
    <message>
        <source>Transmission control blocks</source>
        <translation>传输控制块</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::TimeTools</name>
    <message>
        <source>There is no breakpoint. F9 sets one at this step.</source>
        <translation>没有断点。按 F9 在当前步设置一个。</translation>
    </message>
    <message>
        <source>No breakpoint stops the run after this step.</source>
        <translation>此步之后没有断点让运行停下。</translation>
    </message>
    <message>
        <source>No breakpoint stops the run before this step.</source>
        <translation>此步之前没有断点让运行停下。</translation>
    </message>
    <message>
        <source>Stopped at a breakpoint · %1</source>
        <translation>停在断点 · %1</translation>
    </message>
    <message>
        <source>Breakpoint: %1</source>
        <translation>断点：%1</translation>
    </message>
    <message>
        <source>Brea&amp;kpoints</source>
        <translation>断点(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Breakpoint at this step</source>
        <translation>在当前步设置断点(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Add a breakpoint…</source>
        <translation>添加断点(&amp;A)…</translation>
    </message>
    <message>
        <source>Run to the &amp;next breakpoint</source>
        <translation>运行到下一个断点(&amp;N)</translation>
    </message>
    <message>
        <source>Back to the &amp;previous breakpoint</source>
        <translation>回到上一个断点(&amp;P)</translation>
    </message>
    <message>
        <source>Delete &amp;all breakpoints</source>
        <translation>删除所有断点(&amp;A)</translation>
    </message>
    <message>
        <source>Pla&amp;ying</source>
        <translation>播放方式(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Even steps</source>
        <translation>各步等长(&amp;E)</translation>
    </message>
    <message>
        <source>A &amp;segment a second</source>
        <translation>每秒一个报文段(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;True time</source>
        <translation>真实时间(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>更慢(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>更快(&amp;F)</translation>
    </message>
    <message>
        <source>Another s&amp;peed…</source>
        <translation>其他速度(&amp;P)…</translation>
    </message>
    <message>
        <source>This run is longer than %L1 steps; what comes later is not shown.</source>
        <translation>本次运行超过 %L1 步，之后的内容没有显示。</translation>
    </message>
    <message>
        <source>%L1 steps would take about %2 of memory.</source>
        <translation>%L1 步大约需要 %2 内存。</translation>
    </message>
    <message>
        <source>Show up to %L1 steps</source>
        <translation>显示到 %L1 步</translation>
    </message>
    <message>
        <source>Length limit of runs</source>
        <translation>运行长度上限</translation>
    </message>
    <message>
        <source>A run is cut off after so many steps. This many would take about %1 of memory.</source>
        <translation>运行到这么多步后截断。这么多步大约需要 %1 内存。</translation>
    </message>
    <message>
        <source>&amp;Length limit of runs…</source>
        <translation>运行长度上限(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::TimerRow</name>
    <message>
        <source>%1, connection %2</source>
        <comment>name of a timer</comment>
        <translation>%1，连接 %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time until a timer runs out</comment>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>%1 Then: %2</source>
        <comment>why a timer runs; what happens when it has run out</comment>
        <translation>%1到期时：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>host, timer, time left</comment>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::TimersView</name>
    <message>
        <source>Timers</source>
        <translation>计时器</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>No timer runs at this step: TCP waits for a call or for a segment.</source>
        <translation>此步没有计时器在运行：TCP 在等待调用或报文段。</translation>
    </message>
    <message numerus="yes">
        <source>%n more, due later</source>
        <translation>
            <numerusform>还有 %n 个，稍后到期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tcplab::gui::ToolChoice</name>
    <message>
        <source>%1: %2</source>
        <comment>what is chosen, and its value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tcplab::gui::TransportBar</name>
    <message>
        <source>%1 s a step</source>
        <comment>how long a step plays</comment>
        <translation>每步 %1 秒</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步 / 共 %2 步</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>the time of the whole time</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 segments a second</source>
        <comment>speed of playing</comment>
        <translation>每秒 %1 个报文段</translation>
    </message>
    <message>
        <source>%1 x true time</source>
        <comment>speed of playing</comment>
        <translation>真实时间 × %1</translation>
    </message>
    <message>
        <source>Another speed…</source>
        <translation>其他速度…</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>How many times as fast, from 0.1 to 10. 1 is %1.</source>
        <translation>速度倍数，0.1 到 10。1 表示%1。</translation>
    </message>
    <message>
        <source>How fast the run plays</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Above: changes of state of the client (circle) and the server (square). Below: lost segments (cross), timers that fire (clock) and breakpoints (dot). Ctrl and an arrow key go from mark to mark.</source>
        <translation>上方：客户端（圆）和服务器（方）的状态变化。下方：丢失的报文段（叉）、到期的计时器（钟）和断点（圆点）。Ctrl 加方向键在标记之间移动。</translation>
    </message>
    <message>
        <source>How long playing takes in class, at this speed: so far and in all. Silences that the ladder folds take 2 to 4 seconds.</source>
        <translation>以此速度在课堂上播放所需的时间：至今和总共。时序图折叠的静默播放 2 到 4 秒。</translation>
    </message>
    <message>
        <source>in class %1 / %2</source>
        <comment>the time of the whole time</comment>
        <translation>课堂 %1 / %2</translation>
    </message>
</context>
</TS>
