package fr.voix.base.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server of DNS (RFC 1035) that knows some texts; of all other names it says that there are none. Or it does not. */
final class TestDomains implements AutoCloseable {

    enum Mood {
        KNOWS,
        FAILS,
        SAYS_NOTHING
    }

    private static final int HEADER = 12;
    private static final int NO_ERROR = 0x80;
    private static final int SERVER_FAILURE = 0x82;
    private static final int NO_SUCH_NAME = 0x83;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    private final Map<String, String> texts;
    private final Mood mood;

    TestDomains(Map<String, String> texts) throws IOException {
        this(texts, Mood.KNOWS);
    }

    /** @param texts a line each; "" for a name that is there and has none */
    TestDomains(Map<String, String> texts, Mood mood) throws IOException {
        this.texts = texts;
        this.mood = mood;
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
                if (mood != Mood.SAYS_NOTHING) {
                    socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
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
        String found = mood == Mood.FAILS ? null : texts.get(name.toString().toLowerCase(Locale.ROOT));
        List<String> lines = found == null ? List.of() : found.lines().toList();
        int said = mood == Mood.FAILS ? SERVER_FAILURE : found == null ? NO_SUCH_NAME : NO_ERROR;
        var answer = new ByteArrayOutputStream();
        answer.write(question, 0, 2);
        answer.write(new byte[] {(byte) 0x85, (byte) said, 0, 1, 0, (byte) lines.size(), 0, 0, 0, 0});
        answer.write(question, HEADER, end - HEADER);
        for (String text : lines) {
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
