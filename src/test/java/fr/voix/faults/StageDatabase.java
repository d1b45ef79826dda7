package fr.voix.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The PostgreSQL of a stage; where there are several, what is asked and what is broken is the one that is the primary now. */
public interface StageDatabase extends AutoCloseable {

    String NAME = "voix";

    void start() throws Exception;

    /**
     * Makes the database that the service finds.
     *
     * @param tablespace an empty folder that it shall live in; absent: beside the log
     */
    void create(Optional<Path> tablespace) throws Exception;

    int port();

    /**
     * What the service is told about it.
     *
     * @param line a port that leads to it, where there is a single one
     */
    Map<String, String> environment(int line);

    /** Past every proxy. */
    Connection connect() throws SQLException;

    /** kill -9 of the postmaster and of all that it started. */
    void kill() throws Exception;

    /** SIGSTOP or SIGCONT to all of them. */
    void signal(String name) throws Exception;

    /** What a supervisor does where PostgreSQL died, until it can be asked again. */
    void restart() throws Exception;

    @Override
    void close() throws IOException;
}
