import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * More ballots than the service can take, at a pace of its own: measures the peak with 256 connections that wait for their
 * answers, then sends FACTOR times that for six windows of SECONDS (10) whatever is answered, then waits for the peak to come
 * back. Prints a table. Connections are opened before, up to {@value #CONNECTIONS}; a request that finds none free was offered
 * in vain and is counted as such.
 */
public final class Overload {

    private static final int CONNECTIONS = 8_000;
    private static final int PEAK_CONNECTIONS = 256;
    private static final int PASS_LENGTH = 87;
    static final long SECOND = 1_000_000_000L;

    private final Selector selector = Selector.open();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<byte[]> passes = new ArrayDeque<>();
    private final Path status;
    private long nonce;
    private Window window = new Window();

    Overload(String processId) throws IOException {
        this.status = Path.of("/proc", processId, "status");
    }

    /** What happened since its begin; latencies in microseconds. */
    static final class Window {
        final long begin = System.nanoTime();
        long offered;
        long sent;
        final Latencies acknowledged = new Latencies();
        final Latencies refused = new Latencies();
        long other;

        double seconds() {
            return (System.nanoTime() - begin) / (double) SECOND;
        }
    }

    static final class Latencies {
        private int[] micros = new int[1 << 16];
        private int count;

        void add(long nanos) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = (int) (nanos / 1_000);
        }

        void addAll(Latencies others) {
            for (int i = 0; i < others.count; i++) {
                add(1_000L * others.micros[i]);
            }
        }

        int count() {
            return count;
        }

        String percentile(double share) {
            if (count == 0) {
                return "–";
            }
            int[] sorted = Arrays.copyOf(micros, count);
            Arrays.sort(sorted);
            return String.format("%.1f", sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1_000.0);
        }
    }

    private static final class Connection {
        final SocketChannel channel;
        final ByteBuffer request;
        final ByteBuffer response = ByteBuffer.allocate(16_384);
        final int passAt;
        final int nonceAt;
        byte[] pass;
        long sentAt;

        Connection(SocketChannel channel, byte[] template, int passAt, int nonceAt) {
            this.channel = channel;
            this.request = ByteBuffer.allocateDirect(template.length).put(template);
            this.passAt = passAt;
            this.nonceAt = nonceAt;
        }
    }

    public static void main(String[] args) throws Exception {
        URI origin = URI.create(args[0]);
        Overload load = new Overload(args[2]);
        load.readPasses(Path.of(args[4]));
        load.connect(origin, args[1], CONNECTIONS);
        load.run(Integer.parseInt(args[3]), args.length > 5 ? Double.parseDouble(args[5]) : 10);
    }

    void readPasses(Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            lines.forEach(line -> passes.add(line.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    void connect(URI origin, String uid, int count) throws IOException {
        String body = "{\"choice\":\"pour\",\"nonce\":\"voixbench%012dA\",\"consent\":true}".formatted(0);
        String head =
                "PUT /api/v1/scrutins/" + uid + "/ballot HTTP/1.1\r\nHost: voix\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\nCookie: __Host-voix=";
        String text = head + "x".repeat(PASS_LENGTH) + "\r\n\r\n" + body;
        byte[] template = text.getBytes(StandardCharsets.US_ASCII);
        int nonceAt = text.indexOf("voixbench") + "voixbench".length();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(origin.getHost(), origin.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel, template, head.length(), nonceAt);
            channel.register(selector, SelectionKey.OP_READ, connection);
            idle.add(connection);
        }
    }

    private void run(int factor, double seconds) throws IOException {
        // until the compiler is done
        closed(4 * seconds);
        Window peak = closed(1.5 * seconds);
        double rate = peak.acknowledged.count / peak.seconds();
        System.out.println(
                "| phase | offered/s | sent/s | acknowledged/s | of peak | p99 ms | refused/s | p50 ms | p99 ms | max ms | other | RSS MB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        print("peak, " + PEAK_CONNECTIONS + " connections", peak, rate);
        long next = System.nanoTime();
        List<Long> all = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Window overload = open(factor * rate, seconds);
            all.add((long) (overload.acknowledged.count / overload.seconds()));
            print("overload, %.0f s".formatted(i * seconds), overload, rate);
        }
        long end = System.nanoTime();
        int tenths = 0;
        Window after;
        do {
            after = closed(seconds / 10);
            tenths++;
            print("after, %.1f s".formatted(tenths * seconds / 10), after, rate);
        } while (after.acknowledged.count / after.seconds() < 0.9 * rate && tenths < 60);
        System.out.printf(
                "%nOverload of %.0f s: %.0f/s acknowledged, %.2f of peak; 0.9 of peak again %.1f s after its end.%n",
                (end - next) / (double) SECOND,
                all.stream().mapToLong(Long::longValue).average().orElseThrow(),
                all.stream().mapToLong(Long::longValue).average().orElseThrow() / rate,
                (System.nanoTime() - end) / (double) SECOND);
    }

    /** As fast as a few connections are answered. */
    private Window closed(double seconds) throws IOException {
        window = new Window();
        long until = window.begin + (long) (seconds * SECOND);
        while (System.nanoTime() < until) {
            while (underway() < PEAK_CONNECTIONS) {
                window.offered++;
                send();
            }
            receive(1);
        }
        return window;
    }

    /** So many a second, come what may. */
    Window open(double perSecond, double seconds) throws IOException {
        window = new Window();
        long until = window.begin + (long) (seconds * SECOND);
        for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
            long due = (long) (perSecond * (now - window.begin) / SECOND);
            while (window.offered < due) {
                window.offered++;
                if (!idle.isEmpty()) {
                    send();
                }
            }
            receive(1);
        }
        return window;
    }

    private int underway() {
        return CONNECTIONS - idle.size();
    }

    private void send() throws IOException {
        Connection connection = idle.poll();
        connection.pass = passes.poll();
        if (connection.pass == null) {
            throw new IllegalStateException("More passes are needed");
        }
        connection.request.clear().put(connection.passAt, connection.pass);
        long number = nonce++;
        for (int i = 11; i >= 0; i--, number /= 10) {
            connection.request.put(connection.nonceAt + i, (byte) ('0' + number % 10));
        }
        connection.sentAt = System.nanoTime();
        while (connection.request.hasRemaining()) {
            connection.channel.write(connection.request);
        }
        window.sent++;
    }

    private void receive(long millis) throws IOException {
        selector.select(key -> read((Connection) key.attachment()), millis);
    }

    private void read(Connection connection) {
        try {
            if (connection.channel.read(connection.response) < 0) {
                throw new IllegalStateException("The service closed a connection");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        ByteBuffer response = connection.response;
        int end = endOf(response);
        if (end < 0 || response.position() < end) {
            return;
        }
        long took = System.nanoTime() - connection.sentAt;
        int code = 100 * (response.get(9) - '0') + 10 * (response.get(10) - '0') + response.get(11) - '0';
        if (code == 200) {
            window.acknowledged.add(took);
        } else {
            // nothing was recorded: the same voter may come again
            passes.add(connection.pass);
            if (code == 503) {
                window.refused.add(took);
            } else {
                window.other++;
            }
        }
        response.clear();
        idle.add(connection);
    }

    /** Where the answer ends, by its Content-Length; −1 while its head is not complete. */
    private static int endOf(ByteBuffer response) {
        byte[] bytes = response.array();
        int length = response.position();
        int contentLength = 0;
        for (int i = 0; i + 3 < length; i++) {
            if (bytes[i] != '\r' || bytes[i + 1] != '\n') {
                continue;
            }
            if (bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4 + contentLength;
            }
            if (isContentLength(bytes, i + 2, length)) {
                for (int digit = i + 18; digit < length && bytes[digit] >= '0' && bytes[digit] <= '9'; digit++) {
                    contentLength = 10 * contentLength + bytes[digit] - '0';
                }
            }
        }
        return -1;
    }

    private static boolean isContentLength(byte[] bytes, int at, int length) {
        String name = "content-length: ";
        if (at + name.length() > length) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((bytes[at + i] | 0x20) != (name.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private void print(String phase, Window of, double peak) throws IOException {
        double seconds = of.seconds();
        System.out.printf(
                "| %s | %.0f | %.0f | %.0f | %.2f | %s | %.0f | %s | %s | %s | %d | %d |%n",
                phase,
                of.offered / seconds,
                of.sent / seconds,
                of.acknowledged.count / seconds,
                of.acknowledged.count / seconds / peak,
                of.acknowledged.percentile(0.99),
                of.refused.count / seconds,
                of.refused.percentile(0.5),
                of.refused.percentile(0.99),
                of.refused.percentile(1),
                of.other,
                residentMegabytes());
    }

    private long residentMegabytes() throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElseThrow();
    }
}
