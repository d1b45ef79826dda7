package fr.voix.urn.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.http.NetworkHash;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowReaderTest {

    private final Topic topic = new Topic("AMANR5L17");
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private StreamHandler handler;

    @BeforeEach
    void listen() {
        topic.offer(event(1));
        Subscription subscription = new Subscription(List.of(topic.use()), new long[1], new NetworkHash.Mark(0, 0));
        handler = new StreamHandler(channel, subscription, false, Duration.ofHours(1));
        channel.pipeline().addLast(handler);
        DefaultFullHttpResponse head = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream");
        channel.writeOutbound(head);
        assertThat(written()).contains("retry: ").endsWith("data: 1\nid: 1\n\n");
    }

    @AfterEach
    void hangUp() {
        channel.finishAndReleaseAll();
    }

    @Test
    void nothing_is_queued_for_a_reader_that_takes_nothing_and_it_gets_the_newest_later() throws Exception {
        Thread.sleep(1_100);
        isWritable(false);
        for (int size = 2; size <= 1_000; size++) {
            topic.offer(event(size));
            handler.catchUp();
            channel.runPendingTasks();
        }
        assertThat(written()).isEmpty();
        assertThat(channel.unsafe().outboundBuffer().totalPendingWriteBytes()).isZero();

        isWritable(true);
        assertThat(written()).isEqualTo("event: tally\ndata: 1000\nid: 1000\n\n");
    }

    @Test
    void what_comes_in_the_wrong_order_is_not_told() throws Exception {
        Thread.sleep(1_100);
        assertThat(topic.offer(event(3))).isTrue();
        assertThat(topic.offer(event(2))).isFalse();
        handler.catchUp();
        channel.runPendingTasks();
        assertThat(written()).endsWith("id: 3\n\n");
    }

    private void isWritable(boolean isWritable) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, isWritable);
        channel.runPendingTasks();
    }

    private String written() {
        StringBuilder text = new StringBuilder();
        for (Object message = channel.readOutbound(); message != null; message = channel.readOutbound()) {
            if (message instanceof ByteBufHolder holder) {
                text.append(holder.content().toString(StandardCharsets.UTF_8));
                holder.release();
            }
        }
        return text.toString();
    }

    private static TallyEvent event(long size) {
        return new TallyEvent(size, Long.toString(size).getBytes(StandardCharsets.US_ASCII));
    }
}
