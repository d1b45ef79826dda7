package fr.voix.base.database;

import io.micronaut.core.annotation.Nullable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The address of a database, and the role and password to connect with. */
record DatabaseLogin(
        String url, @Nullable String user, @Nullable String password) {

    Connection connect() throws SQLException {
        var properties = new Properties();
        // seconds, as the pool has them
        properties.put("connectTimeout", "5");
        properties.put("loginTimeout", "15");
        if (user != null) {
            properties.put("user", user);
        }
        if (password != null) {
            properties.put("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    /** The same database with another role, where one is named. */
    DatabaseLogin as(@Nullable String otherUser, @Nullable String otherPassword) {
        return otherUser == null || otherUser.isBlank() ? this : new DatabaseLogin(url, otherUser, otherPassword);
    }

    @Override
    public String toString() {
        return "DatabaseLogin[" + url.replaceFirst("\\?.*", "") + "]";
    }
}
