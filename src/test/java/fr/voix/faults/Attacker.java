package fr.voix.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One machine with many sockets, in as many of the loopback's networks as it likes: {@code 127.2.1.1} and so on. */
final class Attacker implements Closeable {

    private static final int SMALL_WINDOW = 4_096;
    private static final int AT_ONCE = 50;

    private final int port;
    private final List<SocketChannel> sockets = new ArrayList<>();
    private Thread thread;
    private volatile boolean isOver;

    Attacker(int port) {
        this.port = port;
    }

    /** Opens sockets, each with those bytes sent. */
    void open(int count, int networks, String bytes) throws IOException {
        for (int i = 0; i < count; i++) {
            sockets.add(open(1 + i % networks, bytes));
        }
    }

    private SocketChannel open(int network, String bytes) throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.2." + network + ".1"), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            socket.configureBlocking(false);
            send(socket, bytes);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void send(SocketChannel socket, String bytes) throws IOException {
        socket.write(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.US_ASCII)));
    }

    void hangUp() throws IOException {
        for (SocketChannel socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** A byte more on each of them at that pace; whatever was ended is opened again. */
    void drip(Duration pace, int networks, String bytes) {
        repeat(pace, () -> keepUp(networks, bytes, "1"));
    }

    /** Whatever was ended is opened again, at that pace; nothing is read. */
    void replace(Duration pace, int networks, String bytes) {
        repeat(pace, () -> keepUp(networks, bytes, ""));
    }

    private void keepUp(int networks, String bytes, String more) throws IOException {
        for (int i = 0; i < sockets.size() && !isOver; i++) {
            SocketChannel socket = sockets.get(i);
            if (isEnded(socket, more)) {
                socket.close();
                sockets.set(i, open(1 + i % networks, bytes));
            }
        }
    }

    private static boolean isEnded(SocketChannel socket, String more) {
        try {
            if (more.isEmpty()) {
                // half a line more: written in vain, it shows that nobody is there
                send(socket, "G");
            } else {
                send(socket, more);
                return socket.read(ByteBuffer.allocate(1024)) < 0;
            }
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    /** Opens one connection after another, and holds the last of them. */
    void flood(int most, int networks) {
        repeat(Duration.ofMillis(1), () -> {
            for (int i = 0; i < AT_ONCE && !isOver; i++) {
                if (sockets.size() >= most) {
                    sockets.removeFirst().close();
                }
                sockets.add(open(1 + (int) (System.nanoTime() % networks), ""));
            }
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
