-- How many nights until a course first holds: from its first dose to the first night on which titrate
-- advised the maintenance dose. Courses that never held count in `courses` alone.
with each_course as (
  select
    min(date) filter (capsules > 0) as first_dose,
    min(date) filter (phase = 'holding') as first_held
  from nights
  group by tag, course
)
select
  count(*) as courses,
  count(first_held) as held,
  median(first_held - first_dose) as median_nights,
  round(avg(first_held - first_dose), 1) as mean_nights,
  min(first_held - first_dose) as fewest,
  max(first_held - first_dose) as most
from each_course;
