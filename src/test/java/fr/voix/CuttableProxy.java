package fr.voix;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Stands between two that talk, so that a test can cut their line, swallow or write down what is said on it, and mend it. */
public final class CuttableProxy implements Closeable {

    private final int targetPort;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> muted = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;
    private volatile boolean isSilent;
    private volatile String fatal;
    private volatile Queue<ByteArrayOutputStream> written;

    public CuttableProxy(int targetPort) throws IOException {
        this.targetPort = targetPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Drops every connection, and new ones as they come. */
    public void cut() {
        isCut = true;
        open.forEach(CuttableProxy::drop);
        open.clear();
    }

    /** Drops every connection with a reset, as a firewall does; new ones are let through. */
    public void reset() {
        open.forEach(CuttableProxy::abort);
        open.clear();
    }

    /**
     * Keeps every connection, and new ones, but forwards nothing more: nobody is told. Whatever is open stays silent for ever,
     * as when a firewall forgot it; after {@link #mend()} new connections are let through.
     */
    public void swallow() {
        isSilent = true;
        muted.addAll(open);
    }

    /** Whoever sends this text for the first time on its connection is cut off once it was carried out. */
    public void loseAnswersTo(String text) {
        fatal = text;
    }

    /** From now on everything is written down that is asked on new connections, byte for byte. */
    public void write() {
        written = new ConcurrentLinkedQueue<>();
    }

    /** What was written down, a text for each connection. */
    public List<String> written() {
        return written.stream()
                .map(asked -> asked.toString(StandardCharsets.ISO_8859_1))
                .toList();
    }

    public void mend() {
        fatal = null;
        isCut = false;
        isSilent = false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (isCut) {
                    drop(client);
                } else if (isSilent) {
                    // taken in and never answered
                    muted.add(client);
                    open.add(client);
                } else {
                    join(client);
                }
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket client) {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
        } catch (IOException nobodyListens) {
            drop(client);
            return;
        }
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server, true));
        Thread.ofVirtual().start(() -> pump(server, client, false));
    }

    private void pump(Socket from, Socket to, boolean isRequest) {
        byte[] buffer = new byte[16_384];
        var asked = new ByteArrayOutputStream();
        var book = isRequest ? written : null;
        if (book != null) {
            book.add(asked);
        }
        try {
            for (int length = read(from, buffer); length >= 0; length = read(from, buffer)) {
                if (book != null) {
                    asked.write(buffer, 0, length);
                }
                boolean isLast = isRequest && contains(buffer, length, fatal);
                if (isLast) {
                    muted.addAll(Set.of(from, to));
                    to.getOutputStream().write(buffer, 0, length);
                    awaitAnswer();
                    abort(from);
                    drop(to);
                } else if (!muted.contains(from)) {
                    to.getOutputStream().write(buffer, 0, length);
                }
            }
        } catch (IOException ended) {
            // by one of the two, or by us: the other end is told below
        }
        // of a muted line nobody hears anything, nor that the other end gave up
        if (!muted.contains(from)) {
            open.removeAll(Set.of(from, to));
            drop(from);
            drop(to);
        }
    }

    private static boolean contains(byte[] buffer, int length, String text) {
        return text != null && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(text);
    }

    /** Long enough for the other side to carry it out. */
    private static void awaitAnswer() {
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }

    private static int read(Socket from, byte[] buffer) throws IOException {
        return from.getInputStream().read(buffer);
    }

    private static void abort(Socket socket) {
        try {
            // closing then sends RST instead of FIN
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            drop(socket);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
