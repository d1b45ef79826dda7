package fr.voix.base.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes that no client library would, and reads what comes back until the end. */
public final class RawHttp {

    /** The end of what {@link #readAll} read from a connection that did not end. */
    public static final String STILL_OPEN = "(still open)";

    private RawHttp() {}

    /** A connection from one of the loopback's networks, {@code 127.0.3.1} for example. */
    public static Socket from(String address, int port) throws IOException {
        return new Socket(InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(address), 0);
    }

    public static void write(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** What comes until the other side ends the connection, or is silent for that long. */
    public static String readAll(Socket socket, Duration longestSilence) throws IOException {
        socket.setSoTimeout((int) longestSilence.toMillis());
        var answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException silent) {
            answer.writeBytes(STILL_OPEN.getBytes(StandardCharsets.UTF_8));
        } catch (IOException reset) {
            // as good as an end
            answer.flush();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** {@code request} in ISO-8859-1, so that a test can write any byte; the service closes the connection after it. */
    public static String send(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException reset) {
                // a refused upload ends in a reset once the answer is out
                answer.flush();
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
