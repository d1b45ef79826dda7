package fr.voix.base.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.spi.NamingManager;

/** Reads DNS records of the domain that mail is sent from. */
@Singleton
class DomainReader {

    private final String servers;

    /** Asks the DNS servers of this machine. */
    @Inject
    DomainReader() {
        this("dns:");
    }

    /** @param servers an address such as {@code dns://192.0.2.1:53} */
    DomainReader(String servers) {
        this.servers = servers;
    }

    /** The TXT records of a name, none where it has none; empty where the name does not exist. */
    Optional<List<String>> texts(String name) throws NamingException {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        settings.put("java.naming.provider.url", servers);
        settings.put("com.sun.jndi.dns.timeout.initial", "2000");
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        DirContext dns = (DirContext) NamingManager.getInitialContext(settings);
        try {
            List<String> texts = new ArrayList<>();
            Attribute found = dns.getAttributes(name, new String[] {"TXT"}).get("TXT");
            if (found != null) {
                NamingEnumeration<?> all = found.getAll();
                while (all.hasMore()) {
                    texts.add(all.next().toString().replace("\" \"", "").replace("\"", ""));
                }
            }
            return Optional.of(texts);
        } catch (NameNotFoundException e) {
            return Optional.empty();
        } finally {
            dns.close();
        }
    }
}
