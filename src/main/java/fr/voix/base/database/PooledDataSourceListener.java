package fr.voix.base.database;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Wraps the pool in a {@link PooledDataSource}, beneath all wrappers of the framework. */
@Singleton
class PooledDataSourceListener implements BeanCreatedEventListener<DataSource>, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return new PooledDataSource(event.getBean());
    }
}
