package fr.voix.card;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a drawing of a few colours on one ground as a small PNG: one byte a dot before compression. */
final class PngWriter {

    private static final int MOST_COLOURS = 256;
    private static final int EXPECTED_BYTES = 48 * 1024;

    private final int[] palette;

    /** @param colours what is drawn; the edges of shapes are blends of the ground with one of them */
    PngWriter(Color ground, List<Color> colours) {
        var blends = new ArrayList<Integer>();
        blends.add(ground.getRGB());
        int steps = (MOST_COLOURS - 1) / colours.size();
        for (var colour : colours) {
            for (int step = 1; step <= steps; step++) {
                blends.add(blend(ground, colour, (double) step / steps).getRGB());
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

    byte[] write(BufferedImage drawing) {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var bytes = new ByteArrayOutputStream(EXPECTED_BYTES);
        // in memory, for the JDK would make a file for each
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var smallest = writer.getDefaultWriteParam();
            smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            smallest.setCompressionQuality(0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(indexed(drawing), null, null), smallest);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private BufferedImage indexed(BufferedImage drawing) {
        int width = drawing.getWidth();
        int height = drawing.getHeight();
        var colours =
                new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        var indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] dots = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
        int[] rgb = drawing.getRGB(0, 0, width, height, null, 0, width);
        var known = new HashMap<Integer, Byte>();
        for (int i = 0; i < rgb.length; i++) {
            dots[i] = i > 0 && rgb[i] == rgb[i - 1] ? dots[i - 1] : known.computeIfAbsent(rgb[i], this::nearest);
        }
        return indexed;
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
}
