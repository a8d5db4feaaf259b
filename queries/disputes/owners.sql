-- question: Which processes can remove the causes?
-- grain: one row per owning process
-- needs: dispute_reason
select
    coalesce(owners.owner, 'none') as owner,
    disputed_count(is_disputed) as disputed_count,
    disputed_amount(principal, is_disputed) as disputed_amount,
    disputed_open_amount(outstanding, is_dispute_open) as disputed_open_amount,
    days_to_settle(disputed_on, dispute_resolved_on, closed_on) as days_to_settle
from selected_cases
left join owners on selected_cases.dispute_reason = owners.dispute_reason
where is_disputed
group by coalesce(owners.owner, 'none')
order by disputed_amount desc, owner
