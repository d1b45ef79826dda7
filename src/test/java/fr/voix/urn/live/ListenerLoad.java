package fr.voix.urn.live;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What listeners cost: opens many streams from one thread and says by how much the service grew. It needs nothing but the
 * JDK: {@code java src/test/java/fr/voix/urn/live/ListenerLoad.java http://localhost:8080/scrutins/UID/flux 5000 PID}.
 */
final class ListenerLoad {

    private static final int OPENED_A_MILLISECOND = 1;
    private static final long QUIET_MILLIS = 40_000;
    private static final byte[] EVENT = "event: tally".getBytes(StandardCharsets.US_ASCII);

    private final URI stream;
    private final int listeners;
    private final String pid;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private int open;
    private long events;
    private long firstEventAt;
    private long lastEventAt;

    private ListenerLoad(URI stream, int listeners, String pid) {
        this.stream = stream;
        this.listeners = listeners;
        this.pid = pid;
    }

    public static void main(String[] arguments) throws Exception {
        new ListenerLoad(URI.create(arguments[0]), Integer.parseInt(arguments[1]), arguments[2]).run();
    }

    private void run() throws Exception {
        try (Selector selector = Selector.open()) {
            // a few first, so that what the first of all costs is not counted
            connect(selector, 100);
            read(selector, 5_000);
            Memory before = Memory.of(pid);
            System.out.printf("%d listeners: %s%n", open, before);
            connect(selector, listeners);
            read(selector, QUIET_MILLIS);
            Memory after = Memory.of(pid);
            System.out.printf("%d listeners: %s%n", open, after);
            System.out.printf(
                    "%d more cost %d MB of heap and %d MB resident, %.1f kB each; %d events came%n",
                    listeners,
                    after.heap - before.heap >> 10,
                    after.resident - before.resident >> 10,
                    (after.resident - before.resident) / (double) listeners,
                    events);
            long beforeChanges = events;
            for (int second = 0; second < 30; second++) {
                long had = events;
                firstEventAt = 0;
                read(selector, 1_000);
                if (events > had) {
                    System.out.printf(
                            "a change reached %d in %d ms%n", events - had, (lastEventAt - firstEventAt) / 1_000_000);
                }
            }
            System.out.printf("%d events in 30 s; %d still listen; %s%n", events - beforeChanges, open, Memory.of(pid));
        }
    }

    private void connect(Selector selector, int more) throws IOException, InterruptedException {
        String request = "GET " + stream.getPath() + " HTTP/1.1\r\nHost: " + stream.getAuthority()
                + "\r\nAccept: text/event-stream\r\nCache-Control: no-cache\r\n"
                + "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
                + "Accept-Language: fr,fr-FR;q=0.8,en-US;q=0.5,en;q=0.3\r\nConnection: keep-alive\r\n\r\n";
        for (int i = 0; i < more; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(stream.getHost(), stream.getPort()));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            open++;
            read(selector, OPENED_A_MILLISECOND);
        }
    }

    private void read(Selector selector, long millis) throws IOException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        do {
            selector.select(this::read, Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } while (System.nanoTime() < deadline);
    }

    private void read(SelectionKey key) {
        buffer.clear();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.channel().close();
                open--;
                return;
            }
        } catch (IOException e) {
            key.cancel();
            open--;
            return;
        }
        int came = eventsIn(buffer.flip());
        if (came > 0) {
            lastEventAt = System.nanoTime();
            firstEventAt = firstEventAt == 0 ? lastEventAt : firstEventAt;
            events += came;
        }
    }

    private static int eventsIn(ByteBuffer bytes) {
        int found = 0;
        for (int i = 0; i + EVENT.length <= bytes.limit(); i++) {
            int matching = 0;
            while (matching < EVENT.length && bytes.get(i + matching) == EVENT[matching]) {
                matching++;
            }
            found += matching == EVENT.length ? 1 : 0;
        }
        return found;
    }

    /** In kB, after a collection. */
    private record Memory(long heap, long resident) {

        static Memory of(String pid) throws IOException, InterruptedException {
            jcmd(pid, "GC.run");
            jcmd(pid, "GC.run");
            String heap = jcmd(pid, "GC.heap_info");
            String status = Files.readString(Path.of("/proc", pid, "status"));
            return new Memory(number("used (\\d+)K", heap), number("VmRSS:\\s+(\\d+)", status));
        }

        private static String jcmd(String pid, String command) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            pid,
                            command)
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
