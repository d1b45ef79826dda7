package fr.voix.base.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands everything on to a real server, except what a test lets it answer itself. */
final class MoodySmtp implements AutoCloseable {

    private final int behind;
    private final int port;
    private final List<Mood> moods = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile ServerSocket socket;

    /** {@code times}: how often it still answers so; {@code reply} null ends the connection instead. */
    private record Mood(String command, String reply, AtomicInteger times) {}

    private MoodySmtp(int behind) throws IOException {
        this.behind = behind;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = socket.getLocalPort();
        serve();
    }

    static MoodySmtp before(int port) {
        try {
            return new MoodySmtp(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    int connections() {
        return connections.get();
    }

    /** Answers the next commands that begin like this itself. {@code "."} is the end of a mail, which is handed on before. */
    void answer(String command, String reply, int times) {
        moods.add(new Mood(command, reply, new AtomicInteger(times)));
    }

    void calm() {
        moods.clear();
    }

    /** Nobody listens any more; the listener that is closed may take one more connection before it hears of that. */
    void away() {
        drop(socket);
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (isThere()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Somebody listens still");
            }
        }
    }

    private boolean isThere() {
        try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    void back() {
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        var listening = socket;
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    var client = listening.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> talk(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void talk(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            var said = reader(client);
            var answers = reader(server);
            relay(answers, client);
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                var mood = mood(line);
                if (mood != null) {
                    if (mood.reply() == null) {
                        return;
                    }
                    write(client, mood.reply());
                    if (mood.reply().startsWith("421")) {
                        // says that it closes, and does
                        return;
                    }
                    continue;
                }
                write(server, line);
                if (relay(answers, client).startsWith("354")) {
                    for (line = said.readLine(); !line.equals("."); line = said.readLine()) {
                        write(server, line);
                    }
                    var atEnd = mood(line);
                    write(server, line);
                    if (atEnd != null) {
                        // the server has it, and nobody hears of that
                        answers.readLine();
                        return;
                    }
                    relay(answers, client);
                }
            }
        } catch (IOException ended) {
            // by one of the two
        }
    }

    private Mood mood(String line) {
        return moods.stream()
                .filter(mood -> line.startsWith(mood.command()) && mood.times().getAndDecrement() > 0)
                .findFirst()
                .orElse(null);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** The last line of a reply. */
    private static String relay(BufferedReader answers, Socket client) throws IOException {
        var line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            write(client, line);
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("the server is gone");
        }
        write(client, line);
        return line;
    }

    private static void write(Socket to, String line) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void drop(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        drop(socket);
    }
}
