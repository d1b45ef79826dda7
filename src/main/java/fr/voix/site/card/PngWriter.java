package fr.voix.site.card;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a drawing of a few colours on one ground as a small PNG: a palette, one byte a dot, and lines as they are. The JDK's
 * writer filters the lines of a palette too, which takes longer and makes nearly twice as much.
 */
final class PngWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] ONE_BYTE_OF_A_PALETTE = {8, 3, 0, 0, 0};

    /** As many shades of an edge as the eye tells apart at this size; more only make the file larger. */
    private static final int STEPS = 12;

    private static final int EXPECTED_BYTES = 32 * 1024;

    private final int[] palette;

    /** @param colours what is drawn; the edges of shapes are blends of the ground with one of them */
    PngWriter(Color ground, List<Color> colours) {
        var blends = new ArrayList<Integer>();
        blends.add(ground.getRGB());
        for (var colour : colours) {
            for (int step = 1; step <= STEPS; step++) {
                blends.add(blend(ground, colour, (double) step / STEPS).getRGB());
            }
        }
        this.palette = blends.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Color blend(Color ground, Color colour, double share) {
        return new Color(
                between(ground.getRed(), colour.getRed(), share),
                between(ground.getGreen(), colour.getGreen(), share),
                between(ground.getBlue(), colour.getBlue(), share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** @param drawing of {@link BufferedImage#TYPE_INT_RGB} */
    byte[] write(BufferedImage drawing) {
        var png = new ByteArrayOutputStream(EXPECTED_BYTES);
        png.writeBytes(SIGNATURE);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(drawing.getWidth())
                        .putInt(drawing.getHeight())
                        .put(ONE_BYTE_OF_A_PALETTE)
                        .array());
        var colours = ByteBuffer.allocate(3 * palette.length);
        for (int rgb : palette) {
            colours.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        chunk(png, "PLTE", colours.array());
        chunk(png, "IDAT", deflated(lines(drawing)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /** Each line behind a byte that says it is not filtered. */
    private byte[] lines(BufferedImage drawing) {
        int width = drawing.getWidth();
        int[] rgb = ((DataBufferInt) drawing.getRaster().getDataBuffer()).getData();
        byte[] lines = new byte[drawing.getHeight() * (width + 1)];
        var known = new HashMap<Integer, Byte>();
        int last = palette[0] & 0xFFFFFF;
        byte index = 0;
        for (int i = 0; i < rgb.length; i++) {
            if (rgb[i] != last) {
                last = rgb[i];
                index = known.computeIfAbsent(last, this::nearest);
            }
            lines[i + i / width + 1] = index;
        }
        return lines;
    }

    private byte nearest(int rgb) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(rgb, palette[i]) < distance(rgb, palette[best])) {
                best = i;
            }
        }
        return (byte) best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }

    private static byte[] deflated(byte[] lines) {
        var bytes = new ByteArrayOutputStream(EXPECTED_BYTES);
        var buffer = new byte[8 * 1024];
        try (var deflater = new Deflater()) {
            deflater.setInput(lines);
            deflater.finish();
            while (!deflater.finished()) {
                bytes.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        var body = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(US_ASCII))
                .put(content)
                .array();
        var check = new CRC32();
        check.update(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
