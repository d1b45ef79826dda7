package fr.voix.base.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;

class RequestGuardTest {

    private final OpenConnection connection = new OpenConnection(null, 0, () -> {});
    private final EmbeddedChannel channel = new EmbeddedChannel(new RequestGuardHandler(connection, null));

    @Test
    void a_connection_whose_request_is_underway_is_left_alone() {
        begin();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(connection.isWaiting()).isFalse();
        answer();
        assertThat(connection.isWaiting()).isTrue();
    }

    /** Or whoever sends the last byte after the answer keeps a place that nobody can take away. */
    @Test
    void a_request_that_ends_after_its_answer_leaves_nothing_underway() {
        begin();
        answer();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(connection.isWaiting()).isTrue();
    }

    private void begin() {
        DefaultHttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/nowhere");
        request.headers().set("Host", "x").set("Content-Length", "2");
        channel.writeInbound(request);
    }

    private void answer() {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND));
    }
}
