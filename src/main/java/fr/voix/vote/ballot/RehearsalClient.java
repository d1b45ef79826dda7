package fr.voix.vote.ballot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fr.voix.base.http.Rehearsal;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Locale;

/** Visitors on this machine, as simple as they can be: who is warm is the service, and not who asks it. */
final class RehearsalClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket = new Socket();
    private final Rehearsal rehearsal;
    private final SocketAddress own;
    private InputStream answers;

    /** Has its address, and is known by it. */
    RehearsalClient(Rehearsal rehearsal, InetAddress host) throws IOException {
        socket.bind(new InetSocketAddress(host, 0));
        this.rehearsal = rehearsal;
        this.own = socket.getLocalSocketAddress();
        rehearsal.enter(own);
    }

    void connect(int port) throws IOException {
        socket.connect(new InetSocketAddress(socket.getLocalAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        answers = new BufferedInputStream(socket.getInputStream());
    }

    /** The status of the answer to a request, once all of it has come. */
    int ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        long length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Long.parseLong(line.substring(LENGTH.length()).strip());
            }
        }
        answers.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException("The service closed a connection of its own rehearsal");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        rehearsal.leave(own);
        socket.close();
    }
}
