package fr.voix.base.connection;

import fr.voix.base.deployment.ManagementConfig;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/**
 * Puts the guards around the codec of every HTTP/1.1 connection, and then the handler of {@link ConnectionHandlerFactory}. The
 * port of {@link ManagementConfig} has neither: monitoring needs no free connection, and reads no cache.
 */
@Singleton
class ConnectionHandlerListener implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final BeanProvider<ConnectionHandlerFactory> factory;
    private final BeanProvider<ConnectionGuardFactory> guards;
    private final int managementPort;

    ConnectionHandlerListener(
            BeanProvider<ConnectionHandlerFactory> factory,
            BeanProvider<ConnectionGuardFactory> guards,
            @Property(name = ManagementConfig.PORT, defaultValue = "0") int managementPort) {
        this.factory = factory;
        this.guards = guards;
        this.managementPort = managementPort;
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
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null && !isOfManagement()) {
                pipeline.addAfter(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                        ConnectionHandlerFactory.class.getName(),
                        factory.get().create(channel));
                guards.get().guard(pipeline, ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC);
            }
        }

        private boolean isOfManagement() {
            return managementPort > 0
                    && channel.localAddress() instanceof InetSocketAddress address
                    && address.getPort() == managementPort;
        }
    }
}
