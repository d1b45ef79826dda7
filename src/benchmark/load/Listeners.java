import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What listeners cost, and how soon all of them know: {@code java Listeners.java ORIGIN UID PID PASSES LISTENERS SILENCE VOTES}
 * opens so many streams of one scrutin from one thread, says by how much the service has grown after so many seconds in which
 * nothing happened, then votes so often and waits each time until everybody was told. Prints tables.
 */
final class Listeners {

    /** A few first, so that what the first of all costs is not counted. */
    private static final int FIRST = 100;
    /** Of one address, far below the ports that there are. */
    private static final int OF_ONE_ADDRESS = 10_000;

    private static final int OPENED_AT_ONCE = 20;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
    private static final byte[] EVENT = "event: tally".getBytes(StandardCharsets.US_ASCII);

    private final URI origin;
    private final String uid;
    private final String pid;
    private final Deque<String> passes;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private int open;
    private int opened;
    private long events;
    private long firstAt;
    private long lastAt;

    /** How much of an event has come, which may be torn. */
    private static final class Listener {
        private int matching;
    }

    private Listeners(URI origin, String uid, String pid, Path passes) throws IOException {
        this.origin = origin;
        this.uid = uid;
        this.pid = pid;
        this.passes = new ArrayDeque<>(Files.readAllLines(passes, StandardCharsets.US_ASCII));
    }

    public static void main(String[] args) throws Exception {
        new Listeners(URI.create(args[0]), args[1], args[2], Path.of(args[3]))
                .run(Integer.parseInt(args[4]), Double.parseDouble(args[5]), Integer.parseInt(args[6]));
    }

    private void run(int listeners, double silence, int votes) throws Exception {
        connect(Math.min(FIRST, listeners));
        Memory before = Memory.of(pid);
        int few = open;
        connect(listeners - few);
        // heartbeats go on
        read(System.nanoTime() + (long) (silence * TimeUnit.SECONDS.toNanos(1)), Long.MAX_VALUE);
        Memory after = Memory.of(pid);
        System.out.println("| listeners | heap MB | resident MB |");
        System.out.println("|---|---|---|");
        System.out.printf("| %d | %d | %d |%n", few, before.heap >> 10, before.resident >> 10);
        System.out.printf("| %d | %d | %d |%n", open, after.heap >> 10, after.resident >> 10);
        double more = Math.max(1, open - few);
        System.out.printf(
                "%nEach of %.0f more: %.1f kB of heap, %.1f kB resident.%n%n",
                more, (after.heap - before.heap) / more, (after.resident - before.resident) / more);
        System.out.println("| vote | told | first of them after ms | last of them after ms | apart ms |");
        System.out.println("|---|---|---|---|---|");
        for (int vote = 1; vote <= votes; vote++) {
            long had = events;
            firstAt = 0;
            long sentAt = System.nanoTime();
            vote();
            read(sentAt + LONGEST, had + open);
            System.out.printf(
                    "| %d | %d | %d | %d | %d |%n",
                    vote, events - had, millis(firstAt - sentAt), millis(lastAt - sentAt), millis(lastAt - firstAt));
        }
        System.out.printf("%n%d of %d still listen; %s.%n", open, opened, Memory.of(pid));
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private void connect(int more) throws IOException {
        String request = "GET /scrutins/" + uid + "/flux?event=tally HTTP/1.1\r\nHost: " + origin.getAuthority()
                + "\r\nAccept: text/event-stream\r\nCache-Control: no-cache\r\n"
                + "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
                + "Accept-Language: fr,fr-FR;q=0.8,en-US;q=0.5,en;q=0.3\r\nConnection: keep-alive\r\n\r\n";
        for (int i = 1; i <= more; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.bind(new InetSocketAddress("127.0.0." + (2 + opened / OF_ONE_ADDRESS), 0));
            channel.connect(new InetSocketAddress(origin.getHost(), origin.getPort()));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Listener());
            open++;
            opened++;
            if (i % OPENED_AT_ONCE == 0 || i == more) {
                // each is told at once how things are
                read(System.nanoTime() + LONGEST, opened);
            }
        }
    }

    /** Until an instant, or until so many events have come. */
    private void read(long until, long wanted) throws IOException {
        while (events < wanted && System.nanoTime() < until) {
            selector.select(this::read, Math.max(1, millis(until - System.nanoTime())));
        }
    }

    private void read(SelectionKey key) {
        buffer.clear();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                close(key);
                return;
            }
        } catch (IOException e) {
            close(key);
            return;
        }
        int came = eventsIn(buffer.flip(), (Listener) key.attachment());
        if (came > 0) {
            lastAt = System.nanoTime();
            firstAt = firstAt == 0 ? lastAt : firstAt;
            events += came;
        }
    }

    private void close(SelectionKey key) {
        key.cancel();
        open--;
    }

    private static int eventsIn(ByteBuffer bytes, Listener listener) {
        int found = 0;
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            if (one != EVENT[listener.matching]) {
                listener.matching = 0;
            }
            if (one == EVENT[listener.matching] && ++listener.matching == EVENT.length) {
                listener.matching = 0;
                found++;
            }
        }
        return found;
    }

    private void vote() throws IOException {
        String body = "{\"choice\":\"pour\",\"nonce\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"consent\":true}";
        String request =
                "PUT /api/v1/scrutins/" + uid + "/ballot HTTP/1.1\r\nHost: voix\r\nContent-Type: application/json"
                        + "\r\nContent-Length: " + body.length() + "\r\nCookie: __Host-voix=" + passes.remove()
                        + "\r\nConnection: close\r\n\r\n" + body;
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(origin.getHost(), origin.getPort()))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate("HTTP/1.1 200".length());
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // the whole line
            }
            String status = new String(answer.array(), StandardCharsets.US_ASCII);
            if (!status.equals("HTTP/1.1 200")) {
                throw new IllegalStateException("The ballot was answered " + status);
            }
        }
    }

    /** In kB, after a collection. */
    private record Memory(long heap, long resident) {

        static Memory of(String pid) throws IOException, InterruptedException {
            jcmd(pid, "GC.run");
            jcmd(pid, "GC.run");
            String heap = jcmd(pid, "GC.heap_info");
            String status = Files.readString(Path.of("/proc", pid, "status"));
            long used = Pattern.compile("(?m)^ *(?!Metaspace|class).*used (\\d+)K")
                    .matcher(heap)
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .sum();
            return new Memory(used, number("VmRSS:\\s+(\\d+)", status));
        }

        private static String jcmd(String pid, String command) throws IOException, InterruptedException {
            String tool =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            Process process = new ProcessBuilder(tool, pid, command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        }

        private static long number(String pattern, String text) {
            Matcher found = Pattern.compile(pattern).matcher(text);
            if (!found.find()) {
                throw new IllegalStateException("no " + pattern + " in " + text);
            }
            return Long.parseLong(found.group(1));
        }

        @Override
        public String toString() {
            return "heap " + (heap >> 10) + " MB, resident " + (resident >> 10) + " MB";
        }
    }
}
