package fr.voix.base.answer;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * Some bytes of a file. The file is open only from the first read to the last byte: the framework does not close a stream that it
 * could not send because its reader was gone, and such a file would stay open until the next garbage collection.
 */
final class FilePart extends InputStream {

    private final Path path;
    private final long end;
    private final IntConsumer pace;
    private long position;

    @Nullable
    private FileChannel channel;

    /** @param pace called with the number of bytes to be sent; returns when they may be */
    FilePart(Path path, long first, long length, IntConsumer pace) {
        this.path = path;
        this.position = first;
        this.end = first + length;
        this.pace = pace;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (position == end) {
            return -1;
        }
        if (channel == null) {
            channel = FileChannel.open(path);
        }
        int read = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, end - position)), position);
        position = read < 0 ? end : position + read;
        pace.accept(Math.max(read, 0));
        if (position == end) {
            close();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        position = end;
        if (channel != null) {
            channel.close();
        }
    }
}
