import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A line that takes its time: {@code java Delay.java PORT TARGET MILLISECONDS} hands on whatever comes half that long after it
 * came, in both directions, so that an answer comes that much later than without it. When it is ended it says how many bytes it handed on.
 */
public final class Delay {

    private static final byte[] END = new byte[0];
    private static final int QUEUED = 4_096;
    private static final AtomicLong THERE = new AtomicLong();
    private static final AtomicLong BACK = new AtomicLong();

    public static void main(String[] args) throws IOException {
        int target = Integer.parseInt(args[1]);
        long oneWay = TimeUnit.MICROSECONDS.toNanos((long) (Double.parseDouble(args[2]) * 500));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(THERE.get() + " " + BACK.get())));
        try (var listener = new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                join(client, server, oneWay, THERE);
                join(server, client, oneWay, BACK);
            }
        }
    }

    private record Piece(byte[] bytes, long dueAt) {}

    private static void join(Socket from, Socket to, long oneWay, AtomicLong count) {
        var queue = new LinkedBlockingQueue<Piece>(QUEUED);
        Thread.ofPlatform().daemon().start(() -> read(from, queue, oneWay, count));
        Thread.ofPlatform().daemon().start(() -> write(queue, to));
    }

    private static void read(Socket from, LinkedBlockingQueue<Piece> queue, long oneWay, AtomicLong count) {
        var buffer = new byte[65_536];
        try (from) {
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                count.addAndGet(length);
                queue.put(new Piece(Arrays.copyOf(buffer, length), System.nanoTime() + oneWay));
            }
            queue.put(new Piece(END, System.nanoTime()));
        } catch (IOException | InterruptedException ended) {
            System.err.println("a line ended: " + ended);
        }
    }

    private static void write(LinkedBlockingQueue<Piece> queue, Socket to) {
        try (to) {
            for (Piece piece = queue.take(); piece.bytes().length > 0; piece = queue.take()) {
                for (long left = piece.dueAt() - System.nanoTime();
                        left > 0;
                        left = piece.dueAt() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                to.getOutputStream().write(piece.bytes());
            }
        } catch (IOException | InterruptedException ended) {
            System.err.println("a line ended: " + ended);
        }
    }
}
