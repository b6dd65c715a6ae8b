package org.valueledger.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer, its contacts, contract, rates and visits on their way into the database. */
final class CustomerRows {

    private final JdbcClient database;
    private final LocalDate today;

    CustomerRows(JdbcClient database, LocalDate today) {
        this.database = database;
        this.today = today;
    }

    /** @return the customer's id */
    long insert(SampleCustomer customer) {
        long id = customer(customer);
        contacts(id, customer.contacts());
        contract(id, customer.contract());
        customer.rates().forEach((currency, rate) -> database.sql("""
                        INSERT INTO agreed_rate (customer_id, currency, rate) VALUES (:customer, :currency, :rate)
                        """)
                .params(Map.of("customer", id, "currency", currency, "rate", rate))
                .update());
        customer.visits().forEach(visit -> visit(id, visit));
        return id;
    }

    private long customer(SampleCustomer customer) {
        return database.sql("""
                        INSERT INTO customer (external_id, name, industry, country, region, time_zone, locale, currency,
                                              account_manager, changed_by)
                        VALUES (:key, :name, :industry, :country, :region, :timeZone, :locale, :currency, :accountManager,
                                :accountManager)
                        RETURNING id
                        """)
                .param("key", customer.key())
                .param("name", customer.name())
                .param("industry", customer.industry())
                .param("country", customer.country())
                .param("region", customer.region())
                .param("timeZone", customer.timeZone())
                .param("locale", customer.locale())
                .param("currency", customer.currency())
                .param("accountManager", customer.accountManager())
                .query(Long.class)
                .single();
    }

    private void contacts(long customer, List<SampleCustomer.Contact> contacts) {
        for (int i = 0; i < contacts.size(); i++) {
            database.sql("""
                            INSERT INTO contact (customer_id, name, email, position)
                            VALUES (:customer, :name, :email, :position)
                            """)
                    .param("customer", customer)
                    .param("name", contacts.get(i).name())
                    .param("email", contacts.get(i).email())
                    .param("position", i + 1)
                    .update();
        }
    }

    private void contract(long customer, SampleCustomer.Contract contract) {
        database.sql("""
                        INSERT INTO contract (customer_id, starts_on, renews_on, yearly_amount, one_off_cost)
                        VALUES (:customer, :start, :renewal, :yearlyAmount, :oneOffCost)
                        """)
                .param("customer", customer)
                .param("start", contract.start().from(today))
                .param("renewal", contract.renewal().from(today))
                .param("yearlyAmount", contract.yearlyAmount())
                .param("oneOffCost", contract.oneOffCost())
                .update();
    }

    private void visit(long customer, SampleCustomer.Visit visit) {
        SampleDay nextStepOn = visit.nextStepOn();
        database.sql("""
                        INSERT INTO visit (customer_id, state, visit_on, agenda, attendees, next_step, next_step_on)
                        VALUES (:customer, :state, :on, :agenda, :attendees, :nextStep, CAST(:nextStepOn AS date))
                        """)
                .param("customer", customer)
                .param("state", visit.state())
                .param("on", visit.on().from(today))
                .param("agenda", visit.agenda())
                .param("attendees", visit.attendees())
                .param("nextStep", visit.nextStep())
                .param("nextStepOn", nextStepOn == null ? null : nextStepOn.from(today))
                .update();
    }
}
