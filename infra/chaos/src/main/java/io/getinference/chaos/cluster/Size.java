package io.getinference.chaos.cluster;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many processes of a kind there are.
 *
 * @param kafkas 1 or 3
 * @param meterings instances of metering-service
 * @param gateways instances of gateway-service
 */
public record Size(int kafkas, int meterings, int gateways) {

    /** As it is run in earnest: every process has another one that can take over. */
    public static final Size WHOLE = new Size(3, 2, 3);

    /** The least in which a gateway can die while another serves. */
    public static final Size SMALL = new Size(1, 1, 2);

    public Size {
        if (kafkas < 1 || meterings < 1 || gateways < 1) {
            throw new IllegalArgumentException("there is at least one process of each kind");
        }
    }

    /** Every process by its name, in the order of starting. */
    public Map<String, Role> members() {
        Map<String, Role> members = new LinkedHashMap<>();
        add(members, Role.KAFKA, kafkas);
        members.put("postgres", Role.POSTGRES);
        members.put("simulator", Role.SIMULATOR);
        members.put("account-service", Role.ACCOUNT);
        members.put("billing-service", Role.BILLING);
        add(members, Role.METERING, meterings);
        add(members, Role.GATEWAY, gateways);
        return members;
    }

    private static void add(Map<String, Role> members, Role role, int count) {
        for (int number = 1; number <= count; number++) {
            members.put(role.name().toLowerCase(Locale.ROOT) + "-" + number, role);
        }
    }
}
