package org.valueledger.businesscase;

/** A file to start from: one line of each kind, with plain amounts and with formulas. */
final class CaseTemplate {

    static final String CSV = """
            kind,ref,name,category,risk_adjustment,item,formula,Initial,Year 1,Year 2,Year 3
            setting,name,Example of a business case,,,,,,,,
            setting,currency,EUR,,,,,,,,
            setting,discount_rate,0.1,,,,,,,,
            benefit,A,Licences of the old system no longer paid,cost reduction,0.05,,,0,20000,20000,20000
            benefit,B,Hours saved on invoices,productivity,0.1,users,,0,15,15,15
            benefit,B,,,,hours_a_year,,120,,,
            benefit,B,,,,cost_per_hour,,48,,,
            benefit,B,,,,capture_rate,,0.5,,,
            benefit,B,,,,hours,users*hours_a_year,,,,
            benefit,B,,,,value,hours*cost_per_hour*capture_rate,,,,
            cost,C,Subscription,recurring cost,0,,,0,18000,18000,18000
            cost,D,Implementation and training,one-off cost,0.15,,,25000,2000,0,0
            """;

    private CaseTemplate() {}
}
