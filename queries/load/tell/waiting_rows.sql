-- load: Whether rows of a loaded file wait in quarantine for a case that is here by now
--
-- A row that names no agency waits until one agency alone uses the number; where two of its
-- creditors use it, its coming changes nothing.
with waiting as (
    select
        quarantine.value as case_id,
        coalesce(json_extract_string(quarantine.cells, '$.agency'), '') as agency
    from earlier_quarantine as quarantine
    inner join earlier_load_files as load_files
        on
            quarantine.load_id = load_files.load_id
            and quarantine.source_file = load_files.source_file
    where
        load_files.sha256 = $1
        and load_files.table_name in ('payments', 'events')
        and quarantine.column_name = 'case_id'
        and quarantine.value is not null
),

numbers as (
    select case_id, agency, false as is_clash from earlier_cases
    union all
    select
        json_extract_string(cells, '$.case_id'),
        coalesce(json_extract_string(cells, '$.agency'), ''),
        column_name = 'creditor'
    from earlier_quarantine
    where column_name in ('agency', 'creditor') and cells is not null
),

uses as (
    select
        waiting.case_id,
        waiting.agency,
        count(distinct numbers.agency) as agency_count,
        bool_or(numbers.is_clash) as is_clash
    from waiting
    inner join numbers on waiting.case_id = numbers.case_id
    where '' in (waiting.agency, numbers.agency) or waiting.agency = numbers.agency
    group by waiting.case_id, waiting.agency
)

select
    ($2 and exists (select 1 from waiting))
    or exists (select 1 from uses where agency_count = 1 and not is_clash) as has_waiting_rows
