package fr.voix.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts a {@link ReadyAnswerHandler} into every HTTP/1.1 connection, right behind the codec. */
@Singleton
@Requires(property = "voix.ready-answers.enabled", notEquals = "false")
class ReadyAnswerListener implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final AnswerCacheService cache;
    private final SecurityHeaders securityHeaders;
    private final Clock clock;

    ReadyAnswerListener(AnswerCacheService cache, SecurityHeaders securityHeaders, Clock clock) {
        this.cache = cache;
        this.securityHeaders = securityHeaders;
        this.clock = clock;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {

        private final Channel channel;

        Customizer(Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
            return new Customizer(connection);
        }

        @Override
        public void onStreamPipelineBuilt() {
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                pipeline.addAfter(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                        "voix-ready-answers",
                        new ReadyAnswerHandler(cache, securityHeaders.everywhere(), clock));
            }
        }
    }
}
