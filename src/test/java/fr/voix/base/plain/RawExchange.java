package fr.voix.base.plain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.guard.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request and its answer, of which what belongs to the moment can be left out: so two ways to answer are compared. */
public final class RawExchange {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
    private static final List<String> OF_THE_MOMENT = List.of("date", "x-request-id", "content-length", "ratelimit");

    private RawExchange() {}

    public static String send(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(15_000);
            RawHttp.write(socket, request);
            return answer(socket.getInputStream());
        }
    }

    /** One answer; what came of it where the connection ended or nothing more came. */
    public static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            int end = Integer.MAX_VALUE;
            while (read.size() < end) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                read.write(next);
                String head = next == '\n' ? read.toString(ISO_8859_1) : "";
                if (head.endsWith("\r\n\r\n")) {
                    Matcher length = LENGTH.matcher(head);
                    end = read.size() + (length.find() ? Integer.parseInt(length.group(1)) : 0);
                }
            }
        } catch (SocketTimeoutException silent) {
            read.writeBytes(RawHttp.STILL_OPEN.getBytes(UTF_8));
        }
        return read.toString(UTF_8);
    }

    /** All that an answer says, but for what is of its moment: its fields by name, and {@code status} and {@code body}. */
    public static Map<String, String> told(String answer) {
        String[] parts = answer.split("\r\n\r\n", 2);
        String[] lines = parts[0].split("\r\n");
        Map<String, String> told = new TreeMap<>(Map.of("status", lines[0]));
        for (int i = 1; i < lines.length; i++) {
            String[] field = lines[i].split(": ", 2);
            String name = field[0].toLowerCase();
            told.put(name, OF_THE_MOMENT.contains(name) ? "" : field[1]);
        }
        told.put("body", parts.length < 2 ? "" : parts[1]);
        return told;
    }
}
