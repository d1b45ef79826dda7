package fr.voix.notice.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receiver on a loopback address, plain sockets and all, that does what it is told: answers, or misbehaves. On 127.0.0.2, so
 * that 127.0.0.1 stays what nobody may be led to.
 */
public final class MisbehavingReceiver implements AutoCloseable {

    static final String ADDRESS = "127.0.0.2";

    /** What it does with one request. */
    interface Manner {
        void answer(OutputStream out, CountDownLatch end) throws Exception;
    }

    /** One request as it came. */
    record Received(String line, Map<String, String> headers, String body) {}

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Manner manner = status(204);

    private MisbehavingReceiver(ServerSocket server) {
        this.server = server;
    }

    static MisbehavingReceiver start() {
        return start(ADDRESS);
    }

    public static MisbehavingReceiver start(String address) {
        try {
            var server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
            return start(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MisbehavingReceiver start(ServerSocket server) {
        var receiver = new MisbehavingReceiver(server);
        Thread.ofVirtual().start(receiver::accept);
        return receiver;
    }

    static Manner status(int status) {
        return (out, end) -> write(out, "HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n");
    }

    static Manner redirect(String to) {
        return (out, end) -> write(out, "HTTP/1.1 307 X\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n");
    }

    static Manner silence() {
        return (out, end) -> end.await();
    }

    static Manner goodbye() {
        return (out, end) -> {};
    }

    /** Bytes of a status line that never ends, one every while. */
    static Manner drip() {
        return (out, end) -> {
            write(out, "HTTP/1.1 200 ");
            while (end.getCount() > 0) {
                write(out, "x");
                Thread.sleep(50);
            }
        };
    }

    /** Headers without end. */
    static Manner headersWithoutEnd() {
        return (out, end) -> {
            write(out, "HTTP/1.1 200 X\r\n");
            while (end.getCount() > 0) {
                write(out, "X-More: " + "x".repeat(1000) + "\r\n");
            }
        };
    }

    /** An answer whose body does not end. */
    static Manner bodyWithoutEnd() {
        return (out, end) -> {
            write(out, "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (end.getCount() > 0) {
                write(out, "10000\r\n" + "x".repeat(0x10000) + "\r\n");
            }
        };
    }

    static Manner raw(String bytes) {
        return (out, end) -> write(out, bytes);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    MisbehavingReceiver behave(Manner next) {
        manner = next;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    List<Received> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(read(socket.getInputStream()));
            manner.answer(socket.getOutputStream(), end);
        } catch (Exception gone) {
            // whoever called has hung up
        }
    }

    private static Received read(InputStream in) throws IOException {
        var line = line(in);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            headers.put(
                    header.substring(0, header.indexOf(':')),
                    header.substring(header.indexOf(':') + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new Received(line, headers, new String(in.readNBytes(length), UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("no request");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        end.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
