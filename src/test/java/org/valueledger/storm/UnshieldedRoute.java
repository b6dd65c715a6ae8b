package org.valueledger.storm;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The control: the usual reactive transaction of two inserts, without a shield. */
final class UnshieldedRoute implements AutoCloseable {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final DisposableServer server;

    UnshieldedRoute(ConnectionFactory connections) {
        database = DatabaseClient.create(connections);
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections));
        var routes = RouterFunctions.route().POST("/pair/{id}", this::pair).build();
        server = HttpServer.create()
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
                .bindNow();
    }

    private Mono<ServerResponse> pair(ServerRequest request) {
        long id = Long.parseLong(request.pathVariable("id"));
        return insert(id, 1)
                .then(database.sql("SELECT count(*) FROM storm WHERE id = :id")
                        .bind("id", id)
                        .fetch()
                        .one())
                .then(insert(id, 2))
                .as(transaction::transactional)
                .timeout(Duration.ofMillis(8))
                .then(ServerResponse.ok().build())
                .onErrorResume(late -> ServerResponse.status(503).build());
    }

    private Mono<Long> insert(long id, int part) {
        return database.sql("INSERT INTO storm (id, part) VALUES (:id, :part)")
                .bind("id", id)
                .bind("part", part)
                .fetch()
                .rowsUpdated();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
