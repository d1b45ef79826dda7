package fr.voix.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.xml.parsers.DocumentBuilderFactory;

/** Planted offenders: each makes one call that nothing of ours may make. */
public final class Dangerous {

    private Dangerous() {}

    public static final class Starter {

        Process run(String command) throws IOException {
            return new ProcessBuilder(command).start();
        }
    }

    public static final class Thawer {

        Object read(InputStream bytes) throws IOException, ClassNotFoundException {
            return new ObjectInputStream(bytes).readObject();
        }
    }

    public static final class Parser {

        DocumentBuilderFactory parser() {
            return DocumentBuilderFactory.newInstance();
        }
    }

    public static final class Finder {

        Object find(String name) throws NamingException {
            return new InitialContext().lookup(name);
        }
    }

    public static final class Gambler {

        double guess() {
            return Math.random();
        }
    }
}
