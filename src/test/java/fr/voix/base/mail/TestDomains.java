package fr.voix.base.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** A server of DNS (RFC 1035) that knows some texts; of all other names it says that there are none. */
final class TestDomains implements AutoCloseable {

    private static final int HEADER = 12;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    private final Map<String, String> texts;

    /** @param texts "" for a name that is there and has none */
    TestDomains(Map<String, String> texts) throws IOException {
        this.texts = texts;
        Thread.ofPlatform().daemon().start(this::answer);
    }

    String address() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    private void answer() {
        try {
            while (true) {
                var question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                byte[] answer = answer(Arrays.copyOf(question.getData(), question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException closed) {
            // by the test
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        var name = new StringBuilder();
        int at = HEADER;
        while (question[at] != 0) {
            name.append(name.isEmpty() ? "" : ".").append(new String(question, at + 1, question[at], US_ASCII));
            at += question[at] + 1;
        }
        int end = at + 5;
        String text = texts.get(name.toString().toLowerCase(Locale.ROOT));
        boolean hasText = text != null && !text.isEmpty();
        var answer = new ByteArrayOutputStream();
        answer.write(question, 0, 2);
        answer.write(new byte[] {
            (byte) 0x85, (byte) (text == null ? 0x83 : 0x80), 0, 1, 0, (byte) (hasText ? 1 : 0), 0, 0, 0, 0
        });
        answer.write(question, HEADER, end - HEADER);
        if (hasText) {
            int length = text.length();
            answer.write(
                    new byte[] {(byte) 0xc0, HEADER, 0, 16, 0, 1, 0, 0, 0, 60, 0, (byte) (length + 1), (byte) length});
            answer.write(text.getBytes(US_ASCII));
        }
        return answer.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
