package fr.voix.faults;

import io.micronaut.core.annotation.Nullable;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One machine with many sockets, in as many of the loopback's networks as it likes: {@code 127.2.1.1} and so on. */
public final class Attacker implements Closeable {

    private static final int SMALL_WINDOW = 4_096;
    private static final int HANDSHAKE_MILLIS = 3_000;

    private final int port;

    @Nullable
    private final SSLContext tls;

    private final List<Line> sockets = new ArrayList<>();
    /** How many it would have, if nobody turned it away. */
    private int wanted;

    private Thread thread;
    private volatile boolean isOver;

    /** @param tls null for one who speaks in clear, or says nothing */
    public Attacker(int port, @Nullable SSLContext tls) {
        this.port = port;
        this.tls = tls;
    }

    /** @param secured null where nothing is encrypted */
    private record Line(SocketChannel channel, @Nullable SSLSocket secured) implements Closeable {

        void send(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            if (secured == null) {
                channel.write(ByteBuffer.wrap(bytes));
            } else {
                secured.getOutputStream().write(bytes);
            }
        }

        boolean isEnded() throws IOException {
            if (secured == null) {
                return channel.read(ByteBuffer.allocate(1024)) < 0;
            }
            try {
                return secured.getInputStream().read() < 0;
            } catch (SocketTimeoutException nothingCame) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Opens sockets, each with those bytes sent. */
    public void open(int count, int networks, String bytes) throws IOException {
        wanted += count;
        for (int i = 0; i < count; i++) {
            sockets.add(open(1 + i % networks, bytes));
        }
    }

    /** How many of its sockets nobody has ended. */
    public int held() {
        return (int) sockets.stream().filter(socket -> !isEnded(socket, null)).count();
    }

    private Line open(int network, String bytes) throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.2." + network + ".1"), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            Line line = new Line(socket, tls == null ? null : secure(socket));
            if (tls == null) {
                socket.configureBlocking(false);
            }
            line.send(bytes);
            return line;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private SSLSocket secure(SocketChannel socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket.socket(), "localhost", port, true);
        secured.setSoTimeout(HANDSHAKE_MILLIS);
        secured.startHandshake();
        secured.setSoTimeout(1);
        return secured;
    }

    void hangUp() throws IOException {
        for (Line socket : sockets) {
            socket.close();
        }
        sockets.clear();
        wanted = 0;
    }

    /** A byte more on each of them at that pace; whatever was ended, or turned away, is opened again. */
    public void drip(Duration pace, int networks, String bytes) {
        repeat(pace, () -> keepUp(networks, bytes, "1"));
    }

    /** Whatever was ended is opened again, at that pace; nothing is read. */
    public void replace(Duration pace, int networks, String bytes) {
        repeat(pace, () -> keepUp(networks, bytes, ""));
    }

    /** As above, without a word more. */
    public void hold(Duration pace, int networks, String bytes) {
        repeat(pace, () -> keepUp(networks, bytes, null));
    }

    private void keepUp(int networks, String bytes, @Nullable String more) throws IOException {
        for (int i = 0; i < wanted && !isOver; i++) {
            if (i == sockets.size()) {
                sockets.add(open(1 + i % networks, bytes));
            }
            Line socket = sockets.get(i);
            if (isEnded(socket, more)) {
                socket.close();
                sockets.set(i, open(1 + i % networks, bytes));
            }
        }
    }

    private static boolean isEnded(Line socket, @Nullable String more) {
        try {
            if (more == null) {
                return socket.isEnded();
            }
            if (more.isEmpty()) {
                // half a line more: written in vain, it shows that nobody is there
                socket.send("G");
                return false;
            }
            socket.send(more);
            return socket.isEnded();
        } catch (IOException ended) {
            return true;
        }
    }

    /** Opens so many connections, breaks them off, so that none of its ports stays in use, and opens them again. */
    public void burst(Duration pace, int count, int networks) {
        repeat(pace, () -> {
            for (Line socket : sockets) {
                socket.channel().setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            hangUp();
            open(count, networks, "");
        });
    }

    private interface Round {
        void run() throws IOException;
    }

    private void repeat(Duration pace, Round round) {
        thread = Thread.ofPlatform().start(() -> {
            while (!isOver) {
                try {
                    round.run();
                } catch (IOException refused) {
                    // it is turned away, or out of ports: it tries again
                    Threads.sleep(Duration.ofMillis(10));
                }
                Threads.sleep(pace);
            }
        });
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        if (thread != null) {
            Threads.join(thread);
        }
        hangUp();
    }
}
