package fr.voix.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no client library would, and reads what comes back until the end. */
public final class RawHttp {

    private RawHttp() {}

    /** {@code request} in ISO-8859-1, so that a test can write any byte. */
    public static String send(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(2_000);
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
